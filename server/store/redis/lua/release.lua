#!lua
--[[
Puts a conversation back into the queue, where it would have stood, if the fence is still the same.

KEYS 1 opened  2 open  3 queue  4 waiting  5 held  6 presences  7 pending
ARGV 1 id  2 aepoch  3 entry (members of a JSON object)
Returns {'pending', turn}: finish that one first; {'moved'} or {'released', turn}.
Uses parts/restart-idle.lua.
]]
local id = ARGV[1]
local unfinished = redis.call('HGET', KEYS[7], id)
if unfinished then return {'pending', unfinished} end
local row = redis.call('HGET', KEYS[2], id)
if not row then return {'moved'} end
local state = cjson.decode(row)
if not state.holder or state.aepoch ~= tonumber(ARGV[2]) then return {'moved'} end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREM', KEYS[5], state.holder .. ':' .. id)
restart_idle(KEYS[6], state.holder, now)
state.holder = nil
state.aepoch = state.aepoch + 1
redis.call('HSET', KEYS[2], id, cjson.encode(state))
redis.call('ZADD', KEYS[3], redis.call('ZSCORE', KEYS[1], id), id)
redis.call('HINCRBY', KEYS[4], state.site, 1)
local turn = cjson.encode({
  turn = 2 * state.aepoch, at = now, status = 'queued', aepoch = state.aepoch, entry = ARGV[3],
})
redis.call('HSET', KEYS[7], id, turn)
return {'released', turn}
