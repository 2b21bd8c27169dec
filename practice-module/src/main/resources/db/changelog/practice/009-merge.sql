--liquibase formatted sql

-- Questions that curators made one: see docs/decisions/0025-duplicates.md.

--changeset practice:practice-009-create-merged
-- For which question and revision the reviews of a question count that was merged into another; in one step, however often
-- that was merged in turn. Follows from the catalog's merges; the log of reviews is as it was written.
create table practice_merged (
  question_id binary(16) not null,
  kept_id binary(16) not null,
  kept_revision int not null,
  merge_id binary(16) not null,
  merged_at datetime(6) not null,
  constraint pk_practice_merged primary key (question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_merged

--changeset practice:practice-009-create-merged-kept-index
create index ix_practice_merged_kept_id on practice_merged (kept_id);
--rollback drop index ix_practice_merged_kept_id on practice_merged

--changeset practice:practice-009-create-merged-before
-- What was merged before into a question that is merged itself now, as it was: for the undoing.
create table practice_merged_before (
  merge_id binary(16) not null,
  question_id binary(16) not null,
  kept_id binary(16) not null,
  kept_revision int not null,
  constraint pk_practice_merged_before primary key (merge_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_merged_before

--changeset practice:practice-009-create-merge-bookmark
-- What members had at merged questions, and at the kept one, before the merge: dropped when it cannot be undone any more.
create table practice_merge_bookmark (
  merge_id binary(16) not null,
  account_id binary(16) not null,
  question_id binary(16) not null,
  created_at datetime(6) not null,
  constraint pk_practice_merge_bookmark primary key (merge_id, account_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_merge_bookmark

--changeset practice:practice-009-create-merge-note
create table practice_merge_note (
  merge_id binary(16) not null,
  account_id binary(16) not null,
  question_id binary(16) not null,
  note mediumtext not null,
  updated_at datetime(6) not null,
  constraint pk_practice_merge_note primary key (merge_id, account_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_merge_note

--changeset practice:practice-009-create-merge-pause
create table practice_merge_pause (
  merge_id binary(16) not null,
  account_id binary(16) not null,
  question_id binary(16) not null,
  until_on date,
  constraint pk_practice_merge_pause primary key (merge_id, account_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_merge_pause

--changeset practice:practice-009-create-merge-list-entry
create table practice_merge_list_entry (
  merge_id binary(16) not null,
  account_id binary(16) not null,
  list_id binary(16) not null,
  question_id binary(16) not null,
  position int not null,
  constraint pk_practice_merge_list_entry primary key (merge_id, account_id, list_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_merge_list_entry

--changeset practice:practice-009-create-bookmark-question-index
create index ix_practice_bookmark_question_id on practice_bookmark (question_id, account_id);
--rollback drop index ix_practice_bookmark_question_id on practice_bookmark

--changeset practice:practice-009-create-note-question-index
create index ix_practice_note_question_id on practice_note (question_id, account_id);
--rollback drop index ix_practice_note_question_id on practice_note

--changeset practice:practice-009-create-pause-question-index
create index ix_practice_pause_question_id on practice_pause (question_id, account_id);
--rollback drop index ix_practice_pause_question_id on practice_pause

--changeset practice:practice-009-create-list-entry-question-index
create index ix_practice_list_entry_question_id on practice_list_entry (question_id, account_id);
--rollback drop index ix_practice_list_entry_question_id on practice_list_entry
