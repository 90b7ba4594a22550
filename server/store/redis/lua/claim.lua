#!lua
--[[
Gives a waiting conversation to an agent: compare-and-set on its fence and on their capacity.

KEYS 1 open  2 queue  3 waiting  4 held  5 presences  6 pending
ARGV 1 id  2 aepoch  3 agent  4 capacity  5 entry (members of a JSON object)
Returns {'pending', turn}: finish that one first; {'taken'}, {'over_capacity'}, {'claimed', turn}.
Uses parts/restart-idle.lua.
]]
local id, agent = ARGV[1], ARGV[3]
local unfinished = redis.call('HGET', KEYS[6], id)
if unfinished then return {'pending', unfinished} end
local row = redis.call('HGET', KEYS[1], id)
if not row then return {'taken'} end
local state = cjson.decode(row)
if state.holder or state.aepoch ~= tonumber(ARGV[2]) then return {'taken'} end
-- ';' follows ':': all that begins with the agent's id and a colon.
local load = redis.call('ZLEXCOUNT', KEYS[4], '[' .. agent .. ':', '(' .. agent .. ';')
if load >= tonumber(ARGV[4]) then return {'over_capacity'} end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
state.holder = agent
state.aepoch = state.aepoch + 1
redis.call('HSET', KEYS[1], id, cjson.encode(state))
redis.call('ZREM', KEYS[2], id)
redis.call('HINCRBY', KEYS[3], state.site, -1)
redis.call('ZADD', KEYS[4], 0, agent .. ':' .. id)
restart_idle(KEYS[5], agent, now)
local turn = cjson.encode({
  turn = 2 * state.aepoch, at = now, status = 'assigned', aepoch = state.aepoch,
  assignee = agent, entry = ARGV[5],
})
redis.call('HSET', KEYS[6], id, turn)
return {'claimed', turn}
