--liquibase formatted sql

--changeset practice:practice-001-create-review
-- Every practised question, for ever: rows are added, never changed. A member's reviews lie together, in order of time.
create table practice_review (
  account_id binary(16) not null,
  id binary(16) not null,
  question_id binary(16) not null,
  -- the question's revision that was practised
  revision int not null,
  grade varchar(8) not null,
  practiced_at datetime(6) not null,
  -- the member's day, which begins at 04:00 in the member's time zone
  practiced_on date not null,
  -- null when the client did not measure
  duration_seconds int,
  idempotency_key varchar(200) not null,
  recorded_at datetime(6) not null,
  constraint pk_practice_review primary key (account_id, id),
  constraint uk_practice_review_account_id_idempotency_key unique (account_id, idempotency_key)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_review

--changeset practice:practice-001-create-practiced
-- Who has practised what, derived from the reviews: its rows of a question are the question's "practised" count.
create table practice_practiced (
  question_id binary(16) not null,
  account_id binary(16) not null,
  reviews int not null,
  constraint pk_practice_practiced primary key (question_id, account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_practiced
