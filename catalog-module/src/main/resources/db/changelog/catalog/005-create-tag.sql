--liquibase formatted sql

--changeset catalog:catalog-005-create-tag
create table catalog_tag (
  id binary(16) not null,
  slug varchar(100) not null,
  name varchar(100) not null,
  constraint pk_catalog_tag primary key (id),
  constraint uk_catalog_tag_slug unique (slug),
  constraint uk_catalog_tag_name unique (name)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_tag

--changeset catalog:catalog-005-create-question-tag
create table catalog_question_tag (
  question_id binary(16) not null,
  tag_id binary(16) not null,
  -- place among the question's tags
  position int not null,
  constraint pk_catalog_question_tag primary key (question_id, tag_id),
  constraint fk_catalog_question_tag_question_id foreign key (question_id) references catalog_question (id),
  constraint fk_catalog_question_tag_tag_id foreign key (tag_id) references catalog_tag (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_question_tag
