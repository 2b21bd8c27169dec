--liquibase formatted sql

--changeset platform:platform-001-create-secret
create table platform_secret (
  name varchar(50) not null,
  secret varbinary(64) not null,
  created_at datetime(6) not null,
  constraint pk_platform_secret primary key (name)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table platform_secret
