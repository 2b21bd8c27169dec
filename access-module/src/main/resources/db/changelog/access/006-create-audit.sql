--liquibase formatted sql

--changeset access:access-006-create-audit-entry
-- What staff changed. Rows are added, never changed and never removed; each hash covers its row and the hash before it.
create table access_audit_entry (
  -- 1, 2, 3 and so on, without a gap
  number bigint not null,
  id binary(16) not null,
  recorded_at datetime(6) not null,
  actor_id binary(16) not null,
  action varchar(64) not null,
  -- as clients see it
  subject_id varchar(100) not null,
  -- the account that the change is about, with whose key the values are sealed; null when it is about nobody
  person_id binary(16),
  -- JSON; null where there was nothing, or nothing is left
  value_before mediumblob,
  value_after mediumblob,
  request_id varchar(100) not null,
  hash binary(32) not null,
  constraint pk_access_audit_entry primary key (number),
  constraint uk_access_audit_entry_id unique (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_audit_entry

--changeset access:access-006-create-audit-entry-index
create index ix_access_audit_entry_recorded_at on access_audit_entry (recorded_at, number);
--rollback drop index ix_access_audit_entry_recorded_at on access_audit_entry

--changeset access:access-006-create-audit-entry-actor-index
create index ix_access_audit_entry_actor_id on access_audit_entry (actor_id, recorded_at, number);
--rollback drop index ix_access_audit_entry_actor_id on access_audit_entry

--changeset access:access-006-create-audit-entry-action-index
create index ix_access_audit_entry_action on access_audit_entry (action, recorded_at, number);
--rollback drop index ix_access_audit_entry_action on access_audit_entry

--changeset access:access-006-create-audit-entry-subject-index
create index ix_access_audit_entry_subject_id on access_audit_entry (subject_id, recorded_at, number);
--rollback drop index ix_access_audit_entry_subject_id on access_audit_entry

--changeset access:access-006-create-audit-head
-- One row: the newest entry. Whoever appends locks it until the commit, and so the entries stand in one order.
create table access_audit_head (
  id tinyint not null,
  number bigint not null,
  hash binary(32) not null,
  constraint pk_access_audit_head primary key (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_audit_head

/* [jooq ignore start] */
--changeset access:access-006-fill-audit-head
insert into access_audit_head (id, number, hash) values (1, 0, unhex(repeat('00', 32)));
--rollback delete from access_audit_head
/* [jooq ignore stop] */
