--liquibase formatted sql

--changeset catalog:catalog-001-create-topic
create table catalog_topic (
  id binary(16) not null,
  slug varchar(100) not null,
  title varchar(200) not null,
  description mediumtext not null,
  is_published tinyint(1) not null,
  -- place among the topics
  position bigint not null,
  -- how many of the topic's first published questions have a free prompt
  preview_size int not null,
  version int not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint pk_catalog_topic primary key (id),
  constraint uk_catalog_topic_slug unique (slug)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_topic

--changeset catalog:catalog-001-create-topic-position-index
create index ix_catalog_topic_position on catalog_topic (is_published, position, id);
--rollback drop index ix_catalog_topic_position on catalog_topic
