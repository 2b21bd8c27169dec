--liquibase formatted sql

--changeset catalog:catalog-003-create-revision
create table catalog_revision (
  question_id binary(16) not null,
  number int not null,
  title varchar(300) not null,
  prompt mediumtext not null,
  answer mediumtext,
  difficulty tinyint not null,
  kind varchar(16),
  significance varchar(16) not null,
  -- the account that wrote it; null for what was loaded by an operator
  author_id binary(16),
  created_at datetime(6) not null,
  published_at datetime(6),
  constraint pk_catalog_revision primary key (question_id, number),
  constraint fk_catalog_revision_question_id foreign key (question_id) references catalog_question (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_revision
