#!lua
--[[
Opens and enqueues a conversation, or names the visitor's open one.

The desk decides, in its slot; what it decided is left in `pending` until the conversation's own
slot has it too (apply-turn.lua), so that a relay that dies between the two loses nothing.

KEYS 1 opened  2 open  3 queue  4 waiting  5 latest  6 codes  7 pending  8 incarnation
ARGV 1 id  2 site  3 visitor  4 case code  5 opening (JSON)  6 most that may wait for a site
     7 incarnation to take if the store has none
Returns {'already_open', id}, {'queue_full'}, {'code_taken'}, or {'opened', turn}.
]]
local id, site, visitor, code = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local latest = redis.call('HGET', KEYS[5], visitor)
if latest and redis.call('HEXISTS', KEYS[2], latest) == 1 then return {'already_open', latest} end
local waiting = tonumber(redis.call('HGET', KEYS[4], site) or '0')
if waiting >= tonumber(ARGV[6]) then return {'queue_full'} end
if redis.call('HSETNX', KEYS[6], code, id) == 0 then return {'code_taken'} end
redis.call('SET', KEYS[8], ARGV[7], 'NX')

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
-- Microseconds, each given once: who opens in the same one still has an order.
local order = time[1] * 1000000 + time[2]
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
if last[2] then order = math.max(order, tonumber(last[2]) + 1) end
local score = string.format('%.0f', order)

redis.call('ZADD', KEYS[1], score, id)
redis.call('ZADD', KEYS[3], score, id)
redis.call('HINCRBY', KEYS[4], site, 1)
redis.call('HSET', KEYS[5], visitor, id)
redis.call('HSET', KEYS[2], id, cjson.encode({
  site = site, visitor = visitor, code = code, aepoch = 0,
}))
local turn = cjson.encode({
  turn = 0, at = now, status = 'queued', aepoch = 0, opening = ARGV[5], visitor = visitor,
  epoch = redis.call('GET', KEYS[8]),
})
redis.call('HSET', KEYS[7], id, turn)
return {'opened', turn}
