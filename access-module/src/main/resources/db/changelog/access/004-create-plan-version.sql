--liquibase formatted sql

--changeset access:access-004-create-plan-version
-- What a plan covered since when: its newest version is what it covers now. Rows are added, never changed.
create table access_plan_version (
  plan_id binary(16) not null,
  version int not null,
  -- otherwise it covers the topics of access_plan_version_topic
  is_everything tinyint(1) not null,
  recorded_at datetime(6) not null,
  constraint pk_access_plan_version primary key (plan_id, version),
  constraint fk_access_plan_version_plan_id foreign key (plan_id) references access_plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_plan_version

--changeset access:access-004-create-plan-version-topic
create table access_plan_version_topic (
  plan_id binary(16) not null,
  version int not null,
  topic_id binary(16) not null,
  constraint pk_access_plan_version_topic primary key (plan_id, version, topic_id),
  constraint fk_access_plan_version_topic_version foreign key (plan_id, version) references access_plan_version (plan_id, version)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_plan_version_topic

/* [jooq ignore start] */
--changeset access:access-004-move-coverage
insert into access_plan_version (plan_id, version, is_everything, recorded_at)
  select id, version, is_everything, updated_at from access_plan;
insert into access_plan_version_topic (plan_id, version, topic_id)
  select plan_id, version, topic_id from access_plan_topic join access_plan on id = plan_id;
--rollback delete from access_plan_version_topic
--rollback delete from access_plan_version
/* [jooq ignore stop] */

--changeset access:access-004-drop-plan-topic
drop table access_plan_topic;
--rollback create table access_plan_topic (plan_id binary(16) not null, topic_id binary(16) not null, constraint pk_access_plan_topic primary key (plan_id, topic_id))

--changeset access:access-004-drop-is-everything
alter table access_plan drop column is_everything;
--rollback alter table access_plan add column is_everything tinyint(1) not null default 0
