--liquibase formatted sql

--changeset practice:practice-005-create-note-index
create index ix_practice_note_account_id_updated_at on practice_note (account_id, updated_at, question_id);
--rollback drop index ix_practice_note_account_id_updated_at on practice_note

--changeset practice:practice-005-create-review-history-index
create index ix_practice_review_account_id_practiced_at on practice_review (account_id, practiced_at, id);
--rollback drop index ix_practice_review_account_id_practiced_at on practice_review

--changeset practice:practice-005-create-list
-- Lists that members make of questions.
create table practice_list (
  account_id binary(16) not null,
  id binary(16) not null,
  name varchar(100) not null,
  created_at datetime(6) not null,
  constraint pk_practice_list primary key (account_id, id),
  constraint uk_practice_list_account_id_name unique (account_id, name)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_list

--changeset practice:practice-005-create-list-entry
create table practice_list_entry (
  account_id binary(16) not null,
  list_id binary(16) not null,
  question_id binary(16) not null,
  -- place in the list; no two of its entries have the same
  position int not null,
  constraint pk_practice_list_entry primary key (account_id, list_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_list_entry

--changeset practice:practice-005-create-list-entry-position-index
create index ix_practice_list_entry_account_id_list_id_position on practice_list_entry (account_id, list_id, position, question_id);
--rollback drop index ix_practice_list_entry_account_id_list_id_position on practice_list_entry
