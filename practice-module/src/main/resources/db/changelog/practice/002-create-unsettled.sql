--liquibase formatted sql

--changeset practice:practice-002-create-unsettled
-- Questions whose count of members has changed since it was last told to the catalog, which sorts by it.
create table practice_unsettled (
  number bigint not null auto_increment,
  question_id binary(16) not null,
  constraint pk_practice_unsettled primary key (number)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_unsettled
