--liquibase formatted sql

--changeset access:access-003-create-entitlement-event
-- The ledger: what happened to entitlements. Rows are added, never changed and never removed.
create table access_entitlement_event (
  id binary(16) not null,
  entitlement_id binary(16) not null,
  account_id binary(16) not null,
  plan_id binary(16) not null,
  change_kind varchar(16) not null,
  source varchar(16) not null,
  valid_from datetime(6) not null,
  valid_until datetime(6),
  -- why, in words, and by whom; null when no person did it
  cause varchar(500) not null,
  actor_id binary(16),
  -- the provider's own id of the event that led to this; each takes effect once
  provider_event varchar(255),
  -- when it happened out there, and when it was written down here
  occurred_at datetime(6) not null,
  recorded_at datetime(6) not null,
  constraint pk_access_entitlement_event primary key (id),
  constraint uk_access_entitlement_event_provider_event unique (provider_event),
  constraint fk_access_entitlement_event_account_id foreign key (account_id) references access_account (id),
  constraint fk_access_entitlement_event_plan_id foreign key (plan_id) references access_plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_entitlement_event

--changeset access:access-003-create-entitlement-event-index
create index ix_access_entitlement_event_entitlement_id on access_entitlement_event (entitlement_id, recorded_at, id);
--rollback drop index ix_access_entitlement_event_entitlement_id on access_entitlement_event

--changeset access:access-003-create-entitlement
-- What the ledger says now, derived from it.
create table access_entitlement (
  id binary(16) not null,
  account_id binary(16) not null,
  plan_id binary(16) not null,
  source varchar(16) not null,
  valid_from datetime(6) not null,
  valid_until datetime(6),
  revoked_at datetime(6),
  constraint pk_access_entitlement primary key (id),
  constraint fk_access_entitlement_account_id foreign key (account_id) references access_account (id),
  constraint fk_access_entitlement_plan_id foreign key (plan_id) references access_plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_entitlement

--changeset access:access-003-create-entitlement-index
create index ix_access_entitlement_account_id on access_entitlement (account_id, valid_from, id);
--rollback drop index ix_access_entitlement_account_id on access_entitlement
