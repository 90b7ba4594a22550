#!lua
--[[
Forgets a turn that the conversation has; a later one of the same conversation stays.

KEYS 1 pending
ARGV 1 id  2 turn (JSON)
]]
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end
