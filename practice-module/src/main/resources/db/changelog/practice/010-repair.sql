--liquibase formatted sql

-- What most needs a curator: see docs/decisions/0026-repair.md.

--changeset practice:practice-010-create-repair
-- Published questions that need a curator, derived from what is known of them.
create table practice_repair (
  question_id binary(16) not null,
  score int not null,
  -- names of the reasons between commas, the heaviest first, and a line about each of them
  reasons varchar(200) not null,
  details text not null,
  derived_at datetime(6) not null,
  constraint pk_practice_repair primary key (question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_repair

--changeset practice:practice-010-create-repair-score-index
create index ix_practice_repair_score on practice_repair (score, question_id);
--rollback drop index ix_practice_repair_score on practice_repair

--changeset practice:practice-010-create-repair-stale
-- Questions to be looked at again because of something that the catalog does not tell.
create table practice_repair_stale (
  number bigint not null auto_increment,
  question_id binary(16) not null,
  constraint pk_practice_repair_stale primary key (number)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_repair_stale

--changeset practice:practice-010-create-repair-followed
create table practice_repair_followed (
  id tinyint not null,
  -- of the catalog: the last one that was followed
  change_number bigint not null,
  -- until when answers that fell due were marked
  due_until datetime(6) not null,
  -- while all questions are looked at, in the order of their ids: the last one of them; otherwise null
  full_after_id binary(16),
  constraint pk_practice_repair_followed primary key (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_repair_followed

/* [jooq ignore start] */
--changeset practice:practice-010-fill-repair-followed
insert into practice_repair_followed (id, change_number, due_until, full_after_id)
  values (1, 0, '2000-01-01', x'00000000000000000000000000000000');
--rollback delete from practice_repair_followed
/* [jooq ignore stop] */
