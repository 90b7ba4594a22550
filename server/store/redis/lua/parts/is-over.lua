-- Whether a session has been idle too long, or has lived too long; all in ms.
local function is_over(session, now, idle_limit, absolute_limit)
  return now - session.seenAt >= tonumber(idle_limit)
    or now - session.createdAt >= tonumber(absolute_limit)
end
