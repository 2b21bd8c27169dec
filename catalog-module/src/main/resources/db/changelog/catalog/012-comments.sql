--liquibase formatted sql

--changeset catalog:catalog-012-create-comment
-- What curators say to each other about a question, and the steps of its life among it.
create table catalog_comment (
  id binary(16) not null,
  question_id binary(16) not null,
  -- the newest one when it was said
  revision int not null,
  kind varchar(16) not null,
  -- the account that said it; null for what happened by itself
  author_id binary(16),
  -- null for a step about which nothing was said
  text varchar(5000),
  created_at datetime(6) not null,
  constraint pk_catalog_comment primary key (id),
  constraint fk_catalog_comment_question_id foreign key (question_id) references catalog_question (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_comment

--changeset catalog:catalog-012-create-comment-question-index
create index ix_catalog_comment_question_id_id on catalog_comment (question_id, id);
--rollback drop index ix_catalog_comment_question_id_id on catalog_comment
