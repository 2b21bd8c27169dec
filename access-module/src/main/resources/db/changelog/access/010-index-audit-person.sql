--liquibase formatted sql

--changeset access:access-010-audit-entry-person-index
create index ix_access_audit_entry_person_id on access_audit_entry (person_id, number);
--rollback drop index ix_access_audit_entry_person_id on access_audit_entry
