--liquibase formatted sql

--changeset practice:practice-003-extend-review
alter table practice_review
  -- time zone of the member's day
  add zone varchar(64) not null default 'UTC',
  -- recall that was expected at the moment of the review; null at the first one
  add predicted_recall double,
  -- recall that the member wanted to keep, which led to the next date
  add target_recall decimal(3,2) not null default 0.90,
  -- why the queue offered the question; null when the member chose it
  add offered_because varchar(24),
  -- the request that brought it
  add request_id varchar(64);
--rollback alter table practice_review drop zone, drop predicted_recall, drop target_recall, drop offered_because, drop request_id

--changeset practice:practice-003-create-review-question-index
create index ix_practice_review_account_id_question_id on practice_review (account_id, question_id);
--rollback drop index ix_practice_review_account_id_question_id on practice_review

--changeset practice:practice-003-create-review-day-index
create index ix_practice_review_account_id_practiced_on on practice_review (account_id, practiced_on);
--rollback drop index ix_practice_review_account_id_practiced_on on practice_review

--changeset practice:practice-003-create-withdrawal
-- Reviews that their members took back: one by an undo, many by a reset. Rows are added, never changed.
create table practice_withdrawal (
  account_id binary(16) not null,
  id binary(16) not null,
  kind varchar(8) not null,
  recorded_at datetime(6) not null,
  constraint pk_practice_withdrawal primary key (account_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_withdrawal

--changeset practice:practice-003-create-withdrawn
-- Which reviews a withdrawal took back.
create table practice_withdrawn (
  account_id binary(16) not null,
  review_id binary(16) not null,
  withdrawal_id binary(16) not null,
  constraint pk_practice_withdrawn primary key (account_id, review_id, withdrawal_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_withdrawn

--changeset practice:practice-003-create-withdrawn-withdrawal-index
create index ix_practice_withdrawn_account_id_withdrawal_id on practice_withdrawn (account_id, withdrawal_id);
--rollback drop index ix_practice_withdrawn_account_id_withdrawal_id on practice_withdrawn

--changeset practice:practice-003-create-restoration
-- Resets that their members took back in turn.
create table practice_restoration (
  account_id binary(16) not null,
  withdrawal_id binary(16) not null,
  recorded_at datetime(6) not null,
  constraint pk_practice_restoration primary key (account_id, withdrawal_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_restoration

--changeset practice:practice-003-create-member
-- How a member wants to practise. Whoever writes reviews of the member holds this row.
create table practice_member (
  account_id binary(16) not null,
  target_recall decimal(3,2) not null,
  new_per_day int not null,
  reviews_per_day int not null,
  constraint pk_practice_member primary key (account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_member

--changeset practice:practice-003-create-memory
-- What members remember, derived from their reviews: its rows of a question are the question's "practised" count.
create table practice_memory (
  account_id binary(16) not null,
  question_id binary(16) not null,
  -- copies of the question's topic, and of whether it has readers, kept up with the catalog
  topic_id binary(16) not null,
  is_published tinyint(1) not null,
  reviews int not null,
  lapses int not null,
  first_on date not null,
  -- of the last review
  grade varchar(8) not null,
  practiced_at datetime(6) not null,
  practiced_on date not null,
  revision int not null,
  stability double not null,
  difficulty double not null,
  due_on date not null,
  -- the material change since that revision, if there was one, and its day, on which the question became due
  changed_revision int,
  changed_on date,
  constraint pk_practice_memory primary key (account_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_memory

--changeset practice:practice-003-create-memory-question-index
create index ix_practice_memory_question_id on practice_memory (question_id, account_id);
--rollback drop index ix_practice_memory_question_id on practice_memory

--changeset practice:practice-003-create-memory-due-index
create index ix_practice_memory_account_id_due_on on practice_memory (account_id, is_published, due_on, practiced_on, stability, topic_id, grade);
--rollback drop index ix_practice_memory_account_id_due_on on practice_memory

--changeset practice:practice-003-create-memory-topic-index
create index ix_practice_memory_account_id_topic_id on practice_memory (account_id, is_published, topic_id, first_on, practiced_on);
--rollback drop index ix_practice_memory_account_id_topic_id on practice_memory

--changeset practice:practice-003-drop-practiced
-- What it held is in the memory now, which is derived anew where it is empty.
drop table practice_practiced;
--rollback create table practice_practiced (question_id binary(16) not null, account_id binary(16) not null, reviews int not null, constraint pk_practice_practiced primary key (question_id, account_id))

--changeset practice:practice-003-create-day
-- Days on which members practised, derived from their reviews.
create table practice_day (
  account_id binary(16) not null,
  practiced_on date not null,
  attempts int not null,
  -- the day's first review, which earned it, with its moment and its time zone
  evidence_id binary(16) not null,
  evidence_at datetime(6) not null,
  zone varchar(64) not null,
  -- of the day's last review
  last_at datetime(6) not null,
  last_zone varchar(64) not null,
  constraint pk_practice_day primary key (account_id, practiced_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_day

--changeset practice:practice-003-create-pause
-- Questions that a member wants to be left alone with, until a day or until told.
create table practice_pause (
  account_id binary(16) not null,
  question_id binary(16) not null,
  -- the first day on which it may be offered again; null for not until told
  until_on date,
  constraint pk_practice_pause primary key (account_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_pause

--changeset practice:practice-003-create-outage
-- Times in which the service, and no member, failed: days in them are not missed.
create table practice_outage (
  began_at datetime(6) not null,
  ended_at datetime(6) not null,
  recorded_at datetime(6) not null,
  constraint pk_practice_outage primary key (began_at, ended_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_outage

--changeset practice:practice-003-create-interview
-- The interview that a member prepares for.
create table practice_interview (
  account_id binary(16) not null,
  held_on date not null,
  constraint pk_practice_interview primary key (account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_interview

--changeset practice:practice-003-create-interview-topic
create table practice_interview_topic (
  account_id binary(16) not null,
  topic_id binary(16) not null,
  constraint pk_practice_interview_topic primary key (account_id, topic_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_interview_topic

--changeset practice:practice-003-create-followed
-- Up to which change of the catalog practice has followed it.
create table practice_followed (
  id tinyint not null,
  change_number bigint not null,
  constraint pk_practice_followed primary key (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_followed

/* [jooq ignore start] */
--changeset practice:practice-003-fill-followed
insert into practice_followed (id, change_number) values (1, 0);
--rollback delete from practice_followed
/* [jooq ignore stop] */
