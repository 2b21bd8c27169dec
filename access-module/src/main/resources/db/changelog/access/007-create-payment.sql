--liquibase formatted sql

--changeset access:access-007-event-plan
-- Not every event tells the plan: a payment that is given back does not.
alter table access_entitlement_event modify plan_id binary(16) null;
--rollback alter table access_entitlement_event modify plan_id binary(16) not null

--changeset access:access-007-create-payment-event
-- What the payment provider told, each thing once, with what became of it. Nothing of a person is in it.
create table access_payment_event (
  id binary(16) not null,
  -- the provider's own id of it
  event varchar(255) not null,
  event_type varchar(255) not null,
  -- what the product understands of the object that it is about, as JSON
  document mediumtext not null,
  state varchar(16) not null,
  -- why it has no effect, or none yet
  reason varchar(255),
  attempts int not null,
  -- how often it was told
  deliveries int not null,
  occurred_at datetime(6) not null,
  received_at datetime(6) not null,
  last_attempt_at datetime(6),
  -- when it is to be looked at next; null when it is done with
  next_attempt_at datetime(6),
  constraint pk_access_payment_event primary key (id),
  constraint uk_access_payment_event_event unique (event)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_payment_event

--changeset access:access-007-payment-event-due-index
create index ix_access_payment_event_next_attempt_at on access_payment_event (next_attempt_at);
--rollback drop index ix_access_payment_event_next_attempt_at on access_payment_event

--changeset access:access-007-payment-event-state-index
create index ix_access_payment_event_state on access_payment_event (state, received_at, id);
--rollback drop index ix_access_payment_event_state on access_payment_event

--changeset access:access-007-create-payment-wait
-- What an event waits for: any of these references becoming known.
create table access_payment_wait (
  reference varchar(255) not null,
  event_id binary(16) not null,
  constraint pk_access_payment_wait primary key (reference, event_id),
  constraint fk_access_payment_wait_event_id foreign key (event_id) references access_payment_event (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_payment_wait

--changeset access:access-007-create-payment-reference
-- What the provider's ids stand for. Rows are added, never changed: what an id stands for stays.
create table access_payment_reference (
  reference varchar(255) not null,
  account_id binary(16) not null,
  -- null for a customer, who may hold several
  entitlement_id binary(16),
  -- the one id by which the ledger knows the payment; null where the id stands for none
  payment varchar(255),
  recorded_at datetime(6) not null,
  constraint pk_access_payment_reference primary key (reference),
  constraint fk_access_payment_reference_account_id foreign key (account_id) references access_account (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_payment_reference

--changeset access:access-007-payment-reference-index
create index ix_access_payment_reference_entitlement_id on access_payment_reference (entitlement_id);
--rollback drop index ix_access_payment_reference_entitlement_id on access_payment_reference

--changeset access:access-007-create-checkout
-- Where a member was sent to pay. The same key leads to the same place.
create table access_payment_checkout (
  account_id binary(16) not null,
  idempotency_key varchar(200) not null,
  plan_id binary(16) not null,
  url text not null,
  created_at datetime(6) not null,
  constraint pk_access_payment_checkout primary key (account_id, idempotency_key),
  constraint fk_access_payment_checkout_account_id foreign key (account_id) references access_account (id),
  constraint fk_access_payment_checkout_plan_id foreign key (plan_id) references access_plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_payment_checkout

--changeset access:access-007-create-play
-- Checkouts and subscriptions of the provider that the application plays itself.
create table access_payment_play (
  -- in the address of its page, and known to nobody else
  session varchar(64) not null,
  -- in the ids of what is told of it
  reference varchar(64) not null,
  account_id binary(16) not null,
  plan_id binary(16) not null,
  price_cents int not null,
  currency varchar(3) not null,
  billing_interval varchar(16) not null,
  state varchar(16) not null,
  payments int not null,
  is_refunded tinyint(1) not null,
  period_start datetime(6),
  period_end datetime(6),
  created_at datetime(6) not null,
  constraint pk_access_payment_play primary key (session),
  constraint fk_access_payment_play_account_id foreign key (account_id) references access_account (id),
  constraint fk_access_payment_play_plan_id foreign key (plan_id) references access_plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_payment_play

--changeset access:access-007-play-told
-- When its last event was told to have happened: the provider tells time in seconds, and one thing happens after another.
alter table access_payment_play add column told_at datetime(6);
--rollback alter table access_payment_play drop column told_at
