--liquibase formatted sql

--changeset access:access-009-account-erased-at
alter table access_account add column erased_at datetime(6);
--rollback alter table access_account drop column erased_at

--changeset access:access-009-account-issuer
-- Null, as the subject, once the person was erased: no token leads to the account any more.
alter table access_account modify issuer varchar(255) null;
--rollback alter table access_account modify issuer varchar(255) not null

--changeset access:access-009-account-subject
alter table access_account modify subject varchar(255) null;
--rollback alter table access_account modify subject varchar(255) not null

--changeset access:access-009-drop-cause
-- Causes may name people, and nothing is ever removed from the ledger: those that can be read must not stay.
alter table access_entitlement_event drop column cause;
--rollback alter table access_entitlement_event add column cause varchar(500) not null default ''

--changeset access:access-009-seal-cause
-- Why, in words, sealed with the account's key; null in what was recorded before.
alter table access_entitlement_event add column cause varbinary(1600);
--rollback alter table access_entitlement_event drop column cause
