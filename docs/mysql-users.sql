-- Users of the application's database, for MySQL 8.4 and 9.7: one that changes tables when the application starts, and one
-- that does the work and cannot alter what was written for good. Put in your own passwords, and run it as an administrator
-- before the first start and before the first start of every new version; running it again changes nothing. The right to
-- create is given with the others because the server gives no other right to a table that is not there yet.

create database if not exists questionbank character set utf8mb4 collate utf8mb4_bin;

-- spring.liquibase.user and spring.liquibase.password
create user if not exists questionbank_migration@'%' identified by 'password of the migration';
grant all on questionbank.* to questionbank_migration@'%';

-- spring.datasource.username and spring.datasource.password
create user if not exists questionbank_app@'%' identified by 'password of the application';

-- What is written for good: rows are added, never changed and never removed.
grant create, select, insert on questionbank.access_audit_entry to questionbank_app@'%';
grant create, select, insert on questionbank.access_entitlement_event to questionbank_app@'%';
grant create, select, insert on questionbank.access_plan_version to questionbank_app@'%';
grant create, select, insert on questionbank.access_plan_version_topic to questionbank_app@'%';

-- Never changed, but removed when a member has the account erased.
grant create, select, insert, delete on questionbank.practice_review to questionbank_app@'%';
grant create, select, insert, delete on questionbank.practice_withdrawal to questionbank_app@'%';
grant create, select, insert, delete on questionbank.practice_withdrawn to questionbank_app@'%';
grant create, select, insert, delete on questionbank.practice_restoration to questionbank_app@'%';

-- What changes.
grant create, select, insert, update, delete on questionbank.platform_secret to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_topic to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_question to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_comment to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_link to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_link_pass to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_question_link to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_question_count to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_import to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_import_row to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_draft to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_revision to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_slug to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_tag to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_question_tag to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_change to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_change_lock to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_distinct to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_merge to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_merge_question to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.catalog_merge_slug to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_account to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_account_key to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_plan to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_entitlement to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_entitlement_span to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_code to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_code_redemption to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_attempt to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_payment_event to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_payment_wait to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_payment_reference to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_payment_checkout to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_payment_play to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.access_audit_head to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_bookmark to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_day to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_followed to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_interview to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_interview_topic to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_list to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_list_entry to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_member to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_memory to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_merged to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_merged_before to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_merge_bookmark to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_merge_list_entry to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_merge_note to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_merge_pause to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_note to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_outage to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_pause to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_repair to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_repair_followed to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_repair_stale to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_report to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_signal to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_signal_followed to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_signal_stale to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_session to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_session_question to questionbank_app@'%';
grant create, select, insert, update, delete on questionbank.practice_unsettled to questionbank_app@'%';
