--liquibase formatted sql

--changeset access:access-001-create-account
create table access_account (
  id binary(16) not null,
  -- who vouches for the subject; empty where tokens name no issuer
  issuer varchar(255) not null,
  subject varchar(255) not null,
  time_zone varchar(64) not null,
  created_at datetime(6) not null,
  constraint pk_access_account primary key (id),
  constraint uk_access_account_issuer_subject unique (issuer, subject)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_account
