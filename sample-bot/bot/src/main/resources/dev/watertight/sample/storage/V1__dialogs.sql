CREATE TABLE dialogs (
  bot_id        BIGINT      NOT NULL,
  chat_id       BIGINT      NOT NULL,
  user_id       BIGINT      NOT NULL,
  thread_id     INTEGER     NOT NULL,
  version       BIGINT      NOT NULL,
  state         JSONB,
  state_until   TIMESTAMPTZ NOT NULL,
  data          JSONB,
  data_until    TIMESTAMPTZ NOT NULL,
  receipt       JSONB       NOT NULL,
  receipt_until TIMESTAMPTZ NOT NULL,
  -- Whether a Redis in front has not been told of this version for sure.
  unseen        BOOLEAN     NOT NULL DEFAULT FALSE,
  created_at    TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at    TIMESTAMPTZ NOT NULL DEFAULT now(),
  -- Whether the documents are of the bot; others are neither written over nor pruned.
  ours          BOOLEAN     NOT NULL GENERATED ALWAYS AS (
    (state IS NULL OR coalesce(jsonb_typeof(state -> 'state') = 'string', FALSE))
    AND (data IS NULL OR coalesce(jsonb_typeof(data -> 'data') = 'object', FALSE))
    AND coalesce(jsonb_typeof(receipt -> 'version') = 'number', FALSE)) STORED,
  PRIMARY KEY (bot_id, chat_id, user_id, thread_id)
);

CREATE INDEX dialogs_updated_at ON dialogs (updated_at);
CREATE INDEX dialogs_receipt_until ON dialogs (receipt_until);
CREATE INDEX dialogs_state_until ON dialogs (state_until) WHERE state IS NOT NULL;
CREATE INDEX dialogs_data_until ON dialogs (data_until) WHERE data IS NOT NULL;
CREATE INDEX dialogs_unseen ON dialogs (bot_id, chat_id, user_id, thread_id) WHERE unseen;
