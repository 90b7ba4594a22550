#!lua
--[[
Ends an open conversation, waiting or held.

KEYS 1 open  2 queue  3 waiting  4 held  5 closed  6 presences  7 pending
ARGV 1 id  2 side that ends it  3 entry (members of a JSON object)
Returns {'pending', turn}: finish that one first; {'closed_already'} or {'closed', turn}.
Uses parts/restart-idle.lua.
]]
local id = ARGV[1]
local unfinished = redis.call('HGET', KEYS[7], id)
if unfinished then return {'pending', unfinished} end
local row = redis.call('HGET', KEYS[1], id)
if not row then return {'closed_already'} end
local state = cjson.decode(row)

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if state.holder then
  redis.call('ZREM', KEYS[4], state.holder .. ':' .. id)
  restart_idle(KEYS[6], state.holder, now)
else
  redis.call('ZREM', KEYS[2], id)
  redis.call('HINCRBY', KEYS[3], state.site, -1)
end
redis.call('HDEL', KEYS[1], id)
-- Whatever forgetting it will need, without reading it again.
redis.call('ZADD', KEYS[5], now, id .. ' ' .. state.visitor .. ' ' .. state.code)
local turn = cjson.encode({
  turn = 2 * state.aepoch + 1, at = now, status = 'closed', aepoch = state.aepoch,
  assignee = state.holder, closedBy = ARGV[2], entry = ARGV[3],
})
redis.call('HSET', KEYS[7], id, turn)
return {'closed', turn}
