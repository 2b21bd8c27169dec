--liquibase formatted sql

--changeset practice:practice-008-create-report
-- What members say is wrong with questions.
create table practice_report (
  id binary(16) not null,
  -- who said it; null once that person was erased
  account_id binary(16),
  -- the same while the report is open: a member has one open report of a question
  open_account_id binary(16),
  question_id binary(16) not null,
  -- what the member had before the eyes
  revision int not null,
  reason varchar(16) not null,
  remark varchar(2000),
  state varchar(16) not null,
  -- what the member is told
  answer varchar(2000),
  version int not null,
  -- of the member's last request about it; null once the person was erased
  idempotency_key varchar(200),
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint pk_practice_report primary key (id),
  constraint uk_practice_report_open_account_id_question_id unique (open_account_id, question_id),
  constraint uk_practice_report_account_id_idempotency_key unique (account_id, idempotency_key)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_report

--changeset practice:practice-008-create-report-state-index
create index ix_practice_report_state on practice_report (state, id);
--rollback drop index ix_practice_report_state on practice_report

--changeset practice:practice-008-create-report-account-index
create index ix_practice_report_account_id on practice_report (account_id, id);
--rollback drop index ix_practice_report_account_id on practice_report

--changeset practice:practice-008-create-report-question-index
create index ix_practice_report_question_id on practice_report (question_id, state, reason);
--rollback drop index ix_practice_report_question_id on practice_report
