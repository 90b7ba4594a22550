#!lua
--[[
Keeps a one-time link in place of the agent's earlier ones.

KEYS 1 invites
ARGV 1 hash  2 agent  3 lifetime, ms, or ''  4 end, ms since epoch, where there is no lifetime
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local rows = redis.call('HGETALL', KEYS[1])
for at = 1, #rows, 2 do
  if cjson.decode(rows[at + 1]).agentId == ARGV[2] then redis.call('HDEL', KEYS[1], rows[at]) end
end
local expires = ARGV[3] == '' and tonumber(ARGV[4]) or now + ARGV[3]
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode({ agentId = ARGV[2], expiresAt = expires }))
