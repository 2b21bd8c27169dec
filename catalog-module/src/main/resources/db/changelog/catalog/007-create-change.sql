--liquibase formatted sql

--changeset catalog:catalog-007-create-change
-- What changed in the catalog, in the order in which it became visible: every node follows it for itself and keeps up what
-- it derived. Rows are dropped after some days; a node that was away for longer derives everything anew.
create table catalog_change (
  number bigint not null auto_increment,
  -- the question to look at again; null when the topics have to be
  question_id binary(16),
  changed_at datetime(6) not null,
  constraint pk_catalog_change primary key (number)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_change

--changeset catalog:catalog-007-create-change-lock
-- One row that a writer locks before it appends changes, until its commit: so numbers become visible in their order.
create table catalog_change_lock (
  id tinyint not null,
  constraint pk_catalog_change_lock primary key (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_change_lock

/* [jooq ignore start] */
--changeset catalog:catalog-007-fill-change-lock
insert into catalog_change_lock (id) values (1);
--rollback delete from catalog_change_lock
/* [jooq ignore stop] */
