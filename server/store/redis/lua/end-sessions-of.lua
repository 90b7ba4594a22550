#!lua
--[[
Ends every session of one agent.

KEYS 1 sessions
ARGV 1 agent
]]
local rows = redis.call('HGETALL', KEYS[1])
for at = 1, #rows, 2 do
  if cjson.decode(rows[at + 1]).agentId == ARGV[1] then redis.call('HDEL', KEYS[1], rows[at]) end
end
