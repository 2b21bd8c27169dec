--liquibase formatted sql

--changeset access:access-006-create-account-key
-- Keys with which is sealed what append-only tables say of a person: without the key it cannot be read any more.
create table access_account_key (
  account_id binary(16) not null,
  secret binary(32) not null,
  constraint pk_access_account_key primary key (account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_account_key
