#!lua
--[[
Saves an agent, unless another one has their login.

KEYS 1 agents  2 logins
ARGV 1 id  2 login  3 agent (JSON)
Returns 1 when saved.
]]
local holder = redis.call('HGET', KEYS[2], ARGV[2])
if holder and holder ~= ARGV[1] then return 0 end
local before = redis.call('HGET', KEYS[1], ARGV[1])
if before then redis.call('HDEL', KEYS[2], cjson.decode(before).login) end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('HSET', KEYS[2], ARGV[2], ARGV[1])
return 1
