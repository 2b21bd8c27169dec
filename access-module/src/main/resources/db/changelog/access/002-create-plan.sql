--liquibase formatted sql

--changeset access:access-002-create-plan
create table access_plan (
  id binary(16) not null,
  name varchar(120) not null,
  description text not null,
  price_cents int not null,
  currency varchar(3) not null,
  billing_interval varchar(16) not null,
  -- otherwise it covers the topics of access_plan_topic
  is_everything tinyint(1) not null,
  version int not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint pk_access_plan primary key (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_plan

--changeset access:access-002-create-plan-topic
create table access_plan_topic (
  plan_id binary(16) not null,
  topic_id binary(16) not null,
  constraint pk_access_plan_topic primary key (plan_id, topic_id),
  constraint fk_access_plan_topic_plan_id foreign key (plan_id) references access_plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_plan_topic
