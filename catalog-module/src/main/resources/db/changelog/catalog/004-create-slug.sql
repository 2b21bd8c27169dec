--liquibase formatted sql

--changeset catalog:catalog-004-create-slug
-- Every slug that a question ever had: old ones go on finding it.
create table catalog_slug (
  slug varchar(200) not null,
  question_id binary(16) not null,
  created_at datetime(6) not null,
  constraint pk_catalog_slug primary key (slug),
  constraint fk_catalog_slug_question_id foreign key (question_id) references catalog_question (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_slug
