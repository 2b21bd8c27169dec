--liquibase formatted sql

-- Whether links of published questions can be followed: see docs/decisions/0026-repair.md.

--changeset catalog:catalog-014-create-link
create table catalog_link (
  -- SHA-256 of the address
  url_hash binary(32) not null,
  url text not null,
  -- how often in a row it could not be followed, a week apart
  failures int not null,
  -- null while it was not tried
  checked_at datetime(6),
  constraint pk_catalog_link primary key (url_hash)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_link

--changeset catalog:catalog-014-create-link-checked-index
create index ix_catalog_link_checked_at on catalog_link (checked_at);
--rollback drop index ix_catalog_link_checked_at on catalog_link

--changeset catalog:catalog-014-create-question-link
-- Which questions had which links when they were last looked through.
create table catalog_question_link (
  question_id binary(16) not null,
  url_hash binary(32) not null,
  constraint pk_catalog_question_link primary key (question_id, url_hash),
  constraint fk_catalog_question_link_question_id foreign key (question_id) references catalog_question (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_question_link

--changeset catalog:catalog-014-create-question-link-hash-index
create index ix_catalog_question_link_url_hash on catalog_question_link (url_hash, question_id);
--rollback drop index ix_catalog_question_link_url_hash on catalog_question_link

--changeset catalog:catalog-014-create-link-pass
-- How far questions were looked through for links.
create table catalog_link_pass (
  id tinyint not null,
  started_at datetime(6) not null,
  -- the last question of the pass; null when it is over
  after_id binary(16),
  constraint pk_catalog_link_pass primary key (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_link_pass

/* [jooq ignore start] */
--changeset catalog:catalog-014-fill-link-pass
insert into catalog_link_pass (id, started_at) values (1, '2000-01-01');
--rollback delete from catalog_link_pass
/* [jooq ignore stop] */
