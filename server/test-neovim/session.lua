-- What a person does in Neovim with a manifest; what came of it is written as JSON. Runs in Neovim 0.7 and later, by
--   nvim --headless --clean -c 'luafile session.lua'
-- The environment names the server (a command as a JSON list), the manifest and the file for the answers.
local file, server = vim.env.DRYDOCK_MANIFEST, vim.fn.json_decode(vim.env.DRYDOCK_SERVER)
local patience = 20000

vim.cmd("edit " .. vim.fn.fnameescape(file))
local client = vim.lsp.start_client({ name = "drydock", cmd = server, root_dir = vim.fn.fnamemodify(file, ":h") })
vim.lsp.buf_attach_client(0, client)

local function diagnostics()
  return vim.tbl_map(function(each)
    return { line = each.lnum, column = each.col, code = each.code or each.user_data.lsp.code, message = each.message }
  end, vim.diagnostic.get(0))
end

local function wait_for(count)
  vim.wait(patience, function() return #vim.diagnostic.get(0) == count end, 20)
  return diagnostics()
end

local function ask(method, params)
  local replies, failure = vim.lsp.buf_request_sync(0, method, params, patience)
  local reply = (replies or {})[client] or { err = failure }
  return reply.result
end

local function at(line, character)
  return { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = line, character = character } }
end

local function code_action(diagnostic)
  local position = { line = diagnostic.line, character = diagnostic.column }
  local actions = ask("textDocument/codeAction", {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    range = { start = position, ["end"] = position },
    context = { diagnostics = {}, only = { "quickfix" } },
  })
  local action = actions[1]
  return action.edit and action or ask("codeAction/resolve", action)
end

local answers = { before = wait_for(1) }
answers.hover = ask("textDocument/hover", at(1, 8)).contents
local completion = ask("textDocument/completion", at(9, 10))
answers.completion = vim.tbl_map(function(item) return item.label end, completion.items or completion)
local action = code_action(answers.before[1])
answers.action = action.title
vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
answers.after = wait_for(0)
answers.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)

vim.fn.writefile({ vim.fn.json_encode(answers) }, vim.env.DRYDOCK_ANSWERS)
vim.lsp.stop_client(client)
vim.cmd("qall!")
