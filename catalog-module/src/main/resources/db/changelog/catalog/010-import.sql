--liquibase formatted sql

-- Banks that curators bring in, planned before they are applied: see docs/decisions/0024-import.md.

--changeset catalog:catalog-010-create-import
create table catalog_import (
  id binary(16) not null,
  -- the account whose import it is
  account_id binary(16) not null,
  -- PLANNING, PLANNED, APPLYING, APPLIED, FAILED or UNDONE
  state varchar(16) not null,
  -- whether the whole file came in
  is_staged tinyint(1) not null,
  -- STOP or SKIP: what rows that cannot become questions mean for the others
  on_error varchar(8) not null,
  -- whether readers see at once what it brings
  is_published tinyint(1) not null,
  -- why it failed, for the person whose it is
  message varchar(1000),
  -- by which its plan is applied; null while there is none
  plan_id binary(16),
  -- rows of the file, and how many of them the step that it is in has done
  total_rows int not null,
  done_rows int not null,
  created_rows int not null,
  updated_rows int not null,
  unchanged_rows int not null,
  duplicate_rows int not null,
  invalid_rows int not null,
  -- rows that undoing left as they were, because somebody had worked on their questions
  kept_rows int not null,
  -- who applied it, and in which request
  applier_id binary(16),
  request_id varchar(100),
  -- who works on it just now, and until when that is to be believed
  worker_id binary(16),
  leased_until datetime(6),
  -- how often working on it failed
  failures int not null,
  created_at datetime(6) not null,
  changed_at datetime(6) not null,
  applied_at datetime(6),
  constraint pk_catalog_import primary key (id),
  constraint uk_catalog_import_plan_id unique (plan_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_import

--changeset catalog:catalog-010-create-import-state-index
create index ix_catalog_import_state on catalog_import (state, changed_at);
--rollback drop index ix_catalog_import_state on catalog_import

--changeset catalog:catalog-010-create-import-row
create table catalog_import_row (
  import_id binary(16) not null,
  -- its place among the rows of the file, from 1 without a gap
  number int not null,
  -- where it begins in the file
  line int not null,
  -- CREATED, UPDATED, UNCHANGED, DUPLICATE or INVALID; null until it is planned
  outcome varchar(16),
  external_id varchar(200),
  title varchar(300),
  message varchar(2000),
  topic varchar(100),
  topic_title varchar(200),
  -- its hash, and the beginning of it, by which its repetitions are found; null, as is the content, where it is no row
  loaded_hash binary(32),
  hash_start bigint,
  -- all that it says, as JSON
  content mediumtext,
  -- characters of that
  content_size int not null,
  -- the question that it is about, and the version of it that the plan is made for, later the one that the import left
  question_id binary(16),
  version int,
  -- what the question was before, as JSON; null where there was none
  earlier varchar(2000),
  constraint pk_catalog_import_row primary key (import_id, number),
  constraint fk_catalog_import_row_import_id foreign key (import_id) references catalog_import (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_import_row

--changeset catalog:catalog-010-create-import-row-outcome-index
create index ix_catalog_import_row_outcome on catalog_import_row (import_id, outcome, number);
--rollback drop index ix_catalog_import_row_outcome on catalog_import_row

--changeset catalog:catalog-010-create-import-row-hash-index
create index ix_catalog_import_row_hash_start on catalog_import_row (import_id, hash_start, number);
--rollback drop index ix_catalog_import_row_hash_start on catalog_import_row

--changeset catalog:catalog-010-create-import-row-external-id-index
create index ix_catalog_import_row_external_id on catalog_import_row (import_id, external_id, number);
--rollback drop index ix_catalog_import_row_external_id on catalog_import_row
