--liquibase formatted sql

--changeset access:access-008-create-code
-- Codes that give a plan for some days. What people type is kept nowhere, only its SHA-256.
create table access_code (
  digest binary(32) not null,
  plan_id binary(16) not null,
  days int not null,
  max_redemptions int not null,
  -- how often it was redeemed; does not fall when those who did are forgotten
  redemptions int not null,
  -- null: at any time
  expires_at datetime(6),
  creator_id binary(16) not null,
  created_at datetime(6) not null,
  constraint pk_access_code primary key (digest),
  constraint fk_access_code_plan_id foreign key (plan_id) references access_plan (id),
  constraint fk_access_code_creator_id foreign key (creator_id) references access_account (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_code

--changeset access:access-008-create-code-redemption
create table access_code_redemption (
  account_id binary(16) not null,
  digest binary(32) not null,
  idempotency_key varchar(200) not null,
  entitlement_id binary(16) not null,
  redeemed_at datetime(6) not null,
  constraint pk_access_code_redemption primary key (account_id, digest),
  constraint uk_access_code_redemption_account_id_idempotency_key unique (account_id, idempotency_key),
  constraint fk_access_code_redemption_account_id foreign key (account_id) references access_account (id),
  constraint fk_access_code_redemption_digest foreign key (digest) references access_code (digest),
  constraint fk_access_code_redemption_entitlement_id foreign key (entitlement_id) references access_entitlement (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_code_redemption

--changeset access:access-008-create-attempt
-- How many codes were tried, by an account or from an address: who it was is kept as a keyed hash alone.
create table access_attempt (
  who binary(32) not null,
  tries int not null,
  -- the first of them
  since datetime(6) not null,
  constraint pk_access_attempt primary key (who)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_attempt

--changeset access:access-008-create-attempt-index
create index ix_access_attempt_since on access_attempt (since);
--rollback drop index ix_access_attempt_since on access_attempt
