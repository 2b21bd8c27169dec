--liquibase formatted sql

--changeset access:access-005-event-payment
-- What was paid, by the provider's own id, so that a refund finds what it takes back.
alter table access_entitlement_event add column payment varchar(255);
--rollback alter table access_entitlement_event drop column payment

--changeset access:access-005-event-window
-- Not every event gives a time.
alter table access_entitlement_event modify valid_from datetime(6) null;
--rollback alter table access_entitlement_event modify valid_from datetime(6) not null

--changeset access:access-005-create-span
-- When an entitlement is served, and as what: derived from the ledger, beside access_entitlement.
create table access_entitlement_span (
  entitlement_id binary(16) not null,
  valid_from datetime(6) not null,
  valid_until datetime(6),
  state varchar(16) not null,
  constraint pk_access_entitlement_span primary key (entitlement_id, valid_from),
  constraint fk_access_entitlement_span_entitlement_id foreign key (entitlement_id) references access_entitlement (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table access_entitlement_span

--changeset access:access-005-entitlement-end
-- What it is when none of its spans is left.
alter table access_entitlement add column ended_as varchar(16) not null default 'EXPIRED';
--rollback alter table access_entitlement drop column ended_as

/* [jooq ignore start] */
--changeset access:access-005-move-spans
insert into access_entitlement_span (entitlement_id, valid_from, valid_until, state)
  select id, valid_from, coalesce(least(revoked_at, coalesce(valid_until, revoked_at)), valid_until), 'ACTIVE' from access_entitlement;
update access_entitlement set ended_as = 'REVOKED' where revoked_at is not null;
--rollback delete from access_entitlement_span
/* [jooq ignore stop] */

--changeset access:access-005-drop-valid-until
alter table access_entitlement drop column valid_until;
--rollback alter table access_entitlement add column valid_until datetime(6)

--changeset access:access-005-drop-revoked-at
alter table access_entitlement drop column revoked_at;
--rollback alter table access_entitlement add column revoked_at datetime(6)

--changeset access:access-005-event-account-index
create index ix_access_entitlement_event_account_id on access_entitlement_event (account_id, recorded_at);
--rollback drop index ix_access_entitlement_event_account_id on access_entitlement_event
