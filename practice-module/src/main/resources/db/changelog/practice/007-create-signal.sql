--liquibase formatted sql

--changeset practice:practice-007-create-signal
-- What practice tells curators about a question's revision, derived from the reviews that stand; of at least ten members.
create table practice_signal (
  question_id binary(16) not null,
  revision int not null,
  members int not null,
  reviews int not null,
  -- reviews without recall, and the least share of them that is likely
  again int not null,
  again_low double not null,
  -- null when no review tells its time
  median_seconds int,
  -- of the question, whatever the revision
  leeches int not null,
  derived_at datetime(6) not null,
  constraint pk_practice_signal primary key (question_id, revision)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_signal

--changeset practice:practice-007-create-signal-stale
-- Questions whose signals have to be derived anew.
create table practice_signal_stale (
  number bigint not null auto_increment,
  question_id binary(16) not null,
  constraint pk_practice_signal_stale primary key (number)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_signal_stale

--changeset practice:practice-007-create-signal-followed
-- Until when what was recorded has been followed.
create table practice_signal_followed (
  id tinyint not null,
  followed_until datetime(6) not null,
  constraint pk_practice_signal_followed primary key (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_signal_followed

/* [jooq ignore start] */
--changeset practice:practice-007-fill-signal-followed
insert into practice_signal_followed (id, followed_until) values (1, '2000-01-01');
--rollback delete from practice_signal_followed
/* [jooq ignore stop] */

--changeset practice:practice-007-create-review-recorded-index
create index ix_practice_review_recorded_at on practice_review (recorded_at, question_id);
--rollback drop index ix_practice_review_recorded_at on practice_review

--changeset practice:practice-007-create-withdrawal-recorded-index
create index ix_practice_withdrawal_recorded_at on practice_withdrawal (recorded_at);
--rollback drop index ix_practice_withdrawal_recorded_at on practice_withdrawal

--changeset practice:practice-007-create-restoration-recorded-index
create index ix_practice_restoration_recorded_at on practice_restoration (recorded_at);
--rollback drop index ix_practice_restoration_recorded_at on practice_restoration
