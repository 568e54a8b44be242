// Written by `npm run types` from docs/openapi.json; not to be edited.

export interface paths {
    "/api/artifacts/topics/{topic_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of Topic
         * @description A topic's files, newest first.
         */
        get: operations["artifacts_of_topic_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artifacts/{artifact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description One file's facts.
         */
        get: operations["artifacts_read_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artifacts/{artifact_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Content
         * @description The text of a Markdown artifact.
         */
        get: operations["artifacts_content_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artifacts/{artifact_id}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Convert
         * @description The report in another format, as an artifact to download.
         */
        post: operations["artifacts_convert_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artifacts/{artifact_id}/convert-hwpx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Convert Hwpx
         * @description The report as HWPX, made now if it is not there yet.
         */
        post: operations["artifacts_convert_hwpx_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artifacts/{artifact_id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download
         * @description The file itself.
         */
        get: operations["artifacts_download_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Sign in by `email` (or `username`) and password.
         */
        post: operations["auth_login_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description End the session; 200 whatever was sent, because clients call it with dead tokens too.
         */
        post: operations["auth_logout_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description The caller's own account.
         */
        get: operations["auth_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh
         * @description Exchange the refresh cookie for its successor and a new access token.
         */
        post: operations["auth_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signup
         * @description Make an account with a firm of its own, and sign in.
         */
        post: operations["auth_signup_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mine
         * @description The caller's cases, latest first; `X-Next-Cursor` is there when more follow.
         */
        get: operations["cases_mine_get"];
        put?: never;
        /**
         * Start
         * @description Start a case; the caller owns it.
         */
        post: operations["cases_start_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description One case.
         */
        get: operations["cases_read_get"];
        /**
         * Change
         * @description Rewrite the named fields.
         */
        put: operations["cases_change_put"];
        post?: never;
        /**
         * Delete
         * @description Close and hide a case; `permanent=true` is refused.
         */
        delete: operations["cases_delete_delete"];
        options?: never;
        head?: never;
        /**
         * Change
         * @description Rewrite the named fields.
         */
        patch: operations["cases_change_patch"];
        trace?: never;
    };
    "/api/cases/{case_id}/draft-jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Draft Job
         * @description How a draft stands; `Retry-After` says when asking again is worth it.
         */
        get: operations["drafts_get_draft_job_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case_id}/draft-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Draft
         * @description Starts a draft and waits for it, 20 s at most.
         */
        post: operations["drafts_preview_draft_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case_id}/draft-preview-async": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Draft
         * @description Starts a draft; the same request while one is being written answers with that one.
         */
        post: operations["drafts_start_draft_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case_id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of Case
         * @description What was uploaded to a case, oldest first.
         */
        get: operations["evidence_of_case_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members
         * @description Who is in the case.
         */
        get: operations["cases_members_get"];
        put?: never;
        /**
         * Invite
         * @description Add people of the firm, or change what they may do; one, or several under `members`.
         */
        post: operations["cases_invite_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Status
         * @description Rewrite the status.
         */
        put: operations["cases_change_status_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/presigned-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Presigned Url
         * @description A link that takes one PUT of this file within five minutes.
         */
        post: operations["evidence_presigned_url_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/upload-complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload Complete
         * @description The file is there: have it read; saying so twice changes nothing.
         */
        post: operations["evidence_upload_complete_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{evidence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Detail
         * @description One file and the beginning of its text.
         */
        get: operations["evidence_detail_get"];
        put?: never;
        post?: never;
        /**
         * Delete
         * @description Hide a file; nothing of it is destroyed.
         */
        delete: operations["evidence_delete_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{evidence_id}/excerpt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Excerpt
         * @description The text between two offsets, as citations name them, in its surroundings.
         */
        get: operations["evidence_excerpt_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{evidence_id}/passages/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Passage
         * @description One passage in its surroundings.
         */
        get: operations["evidence_passage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{evidence_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry
         * @description Read a file again whose reading has failed.
         */
        post: operations["evidence_retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{evidence_id}/speaker-mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Map Speakers
         * @description Say which party each speaker of a chat is.
         */
        patch: operations["evidence_map_speakers_patch"];
        trace?: never;
    };
    "/api/evidence/{evidence_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Status
         * @description How far its reading is, and why it failed.
         */
        get: operations["evidence_status_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health */
        get: operations["health_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mine
         * @description The caller's jobs, or those of a `subject` the caller may see.
         */
        get: operations["jobs_mine_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description One job; `ETag` is its version, `Retry-After` when another poll is worth it.
         */
        get: operations["jobs_read_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description End the job; a job that has ended stays as it is.
         */
        post: operations["jobs_cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events
         * @description Events after `Last-Event-ID`, heartbeats between them; ends with the run or its own life.
         */
        get: operations["jobs_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job_id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Result
         * @description What the job has produced, as it was stored.
         */
        get: operations["jobs_result_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry
         * @description Start a failed or cancelled job again from its finished steps.
         */
        post: operations["jobs_retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{message_id}/hwpx/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Of Message
         * @description The HWPX of the report that a message carries, in one language if that is asked for.
         */
        get: operations["artifacts_download_of_message_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every
         * @description All templates of the firm, the built-in one first.
         */
        get: operations["templates_every_get"];
        put?: never;
        /**
         * Upload
         * @description Keeps an uploaded .hwpx of at most 10 MB, once it is known that it can be filled.
         */
        post: operations["templates_upload_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/from-upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * From Upload
         * @description Keeps the .hwpx that was left at an upload link, once it is known that it can be filled.
         */
        post: operations["templates_from_upload_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/upload-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload Link
         * @description Where a file over 4 MB goes: one PUT of `content_type`, then `from-upload`.
         */
        post: operations["templates_upload_link_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description One template.
         */
        get: operations["templates_read_get"];
        put?: never;
        post?: never;
        /**
         * Delete
         * @description Takes a template away; reports made with it stay.
         */
        delete: operations["templates_delete_delete"];
        options?: never;
        head?: never;
        /**
         * Change
         * @description Renames a template or rewrites its prompts.
         */
        patch: operations["templates_change_patch"];
        trace?: never;
    };
    "/api/templates/{template_id}/prompt-system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set System Prompt
         * @description Rewrites what guides planning and writing.
         */
        put: operations["templates_set_system_prompt_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{template_id}/prompt-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set User Prompt
         * @description Rewrites what the user's words are put into.
         */
        put: operations["templates_set_user_prompt_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{template_id}/regenerate-prompt-system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Regenerate System Prompt
         * @description Makes the system prompt anew from the template's marks.
         */
        post: operations["templates_regenerate_system_prompt_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mine
         * @description The caller's topics, newest first; deleted ones only when asked for.
         */
        get: operations["topics_mine_get"];
        put?: never;
        /**
         * Create
         * @description Keeps a topic without planning it.
         */
        post: operations["topics_create_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate
         * @description Starts the report that the plan describes, of the caller's newest topic of this text.
         */
        post: operations["reports_generate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan
         * @description Plans a report within two seconds and keeps the plan; ten times a minute.
         */
        post: operations["reports_plan_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description One topic.
         */
        get: operations["topics_read_get"];
        put?: never;
        post?: never;
        /**
         * Delete
         * @description Hides a topic and stops its work.
         */
        delete: operations["topics_delete_delete"];
        options?: never;
        head?: never;
        /**
         * Change
         * @description Renames, archives or reopens a topic.
         */
        patch: operations["topics_change_patch"];
        trace?: never;
    };
    "/api/topics/{topic_id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask
         * @description Answers a question about the report, or changes what the user wishes changed.
         */
        post: operations["reports_ask_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Stops the work; finished sections stay.
         */
        post: operations["reports_cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate Topic
         * @description Starts the report of one topic.
         */
        post: operations["reports_generate_topic_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages
         * @description The conversation in order.
         */
        get: operations["topics_messages_get"];
        put?: never;
        /**
         * Say
         * @description Adds a turn without having it answered.
         */
        post: operations["topics_say_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unsay
         * @description Takes a turn away.
         */
        delete: operations["topics_unsay_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description Makes the files anew from the sections as they stand, after edits by hand.
         */
        post: operations["reports_publish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report
         * @description The plan and what is written so far, also while it is being written.
         */
        get: operations["reports_report_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry
         * @description Goes on with work that failed or was stopped, where it stopped.
         */
        post: operations["reports_retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/sections/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Edit Section
         * @description Puts the user's own text in a section.
         */
        put: operations["reports_edit_section_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/sections/{order}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Regenerate Section
         * @description Writes one section again as told; the others stay as they are.
         */
        post: operations["reports_regenerate_section_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Status
         * @description How the topic's newest work stands.
         */
        get: operations["reports_status_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics/{topic_id}/status/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream
         * @description The present state at once, every change, one completion; heartbeats are comments.
         */
        get: operations["reports_stream_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version */
        get: operations["health_version_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * ArtifactView
         * @description A file; `file_path` is where it is downloaded.
         */
        ArtifactView: {
            /** Created At */
            created_at: string;
            /** File Path */
            file_path: string;
            /** File Size */
            file_size: number;
            /** Filename */
            filename: string;
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Locale */
            locale: string;
            /** Message Id */
            message_id: number;
            /** Sha256 */
            sha256: string;
            /** Topic Id */
            topic_id: number;
            /** Version */
            version: number;
        };
        /**
         * ArtifactsView
         * @description A page of a topic's files, newest first.
         */
        ArtifactsView: {
            /** Artifacts */
            artifacts: components["schemas"]["ArtifactView"][];
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Topic Id */
            topic_id: number;
            /** Total */
            total: number;
        };
        /**
         * AskBody
         * @description A question about the report, or a wish for it.
         */
        AskBody: {
            /** Content */
            content: string;
        };
        /**
         * CanView
         * @description What the caller may do to the job now.
         */
        CanView: {
            /** Cancel */
            cancel: boolean;
            /** Retry */
            retry: boolean;
        };
        /**
         * CaseChangeRequest
         * @description What to rewrite; what is not named stays.
         */
        CaseChangeRequest: {
            /** Client Name */
            client_name?: string | null;
            /** Description */
            description?: string | null;
            status?: components["schemas"]["CaseStatus"] | null;
            /** Title */
            title?: string | null;
        };
        /**
         * CaseRequest
         * @description A new case.
         */
        CaseRequest: {
            /** Client Name */
            client_name?: string | null;
            /** Description */
            description?: string | null;
            /** Title */
            title: string;
        };
        /**
         * CaseStatus
         * @description Where the people working on it say the case is.
         * @enum {string}
         */
        CaseStatus: "active" | "open" | "in_progress" | "review" | "closed";
        /**
         * CaseStatusRequest
         * @description A new status alone.
         */
        CaseStatusRequest: {
            status: components["schemas"]["CaseStatus"];
        };
        /**
         * CaseView
         * @description A case as clients show it; times are ISO 8601 in UTC.
         */
        CaseView: {
            /** Client Name */
            client_name: string | null;
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Description */
            description: string | null;
            draft_status: components["schemas"]["DraftStatus"];
            /** Evidence Count */
            evidence_count: number;
            /** Id */
            id: string;
            /** Member Count */
            member_count: number;
            status: components["schemas"]["CaseStatus"];
            /** Title */
            title: string;
            /** Updated At */
            updated_at: string;
        };
        /**
         * ContentView
         * @description The text of a Markdown artifact.
         */
        ContentView: {
            /** Artifact Id */
            artifact_id: number;
            /** Content */
            content: string;
            /** Filename */
            filename: string;
            /** Kind */
            kind: string;
        };
        /**
         * ConvertBody
         * @description The format wanted, and how it is to look.
         */
        ConvertBody: {
            /**
             * Cover
             * @default false
             */
            cover: boolean;
            /**
             * Format
             * @default hwpx
             * @enum {string}
             */
            format: "hwpx" | "docx" | "pdf";
            /**
             * Mask
             * @default false
             */
            mask: boolean;
            /**
             * Number Headings
             * @default false
             */
            number_headings: boolean;
            /**
             * Page Numbers
             * @default true
             */
            page_numbers: boolean;
            /**
             * Watermark
             * @default
             */
            watermark: string;
        };
        /**
         * DeletedView
         * @description What is gone now.
         */
        DeletedView: {
            /** Id */
            id: number;
            /** Message */
            message: string;
        };
        /**
         * DraftBody
         * @description What to write; everything may be left out.
         */
        DraftBody: {
            /**
             * Language
             * @default ko
             * @enum {string}
             */
            language: "ko" | "en";
            /**
             * Sections
             * @default [
             *       "청구취지",
             *       "청구원인"
             *     ]
             */
            sections: string[];
            /**
             * Style
             * @default 법원 제출용_표준
             */
            style: string;
        };
        /**
         * DraftJobView
         * @description A draft job; `progress` is 0 to 100, `result` a DraftPreview once completed.
         */
        DraftJobView: {
            /** Case Id */
            case_id: string;
            /** Completed At */
            completed_at: string | null;
            /** Created At */
            created_at: string;
            /** Error Message */
            error_message: string | null;
            /** Job Id */
            job_id: string;
            /** Message */
            message: string;
            /** Progress */
            progress: number;
            /** Result */
            result: {
                [key: string]: unknown;
            } | null;
            /**
             * Status
             * @enum {string}
             */
            status: "queued" | "processing" | "completed" | "failed";
        };
        /**
         * DraftStatus
         * @description How far the case's draft is.
         * @enum {string}
         */
        DraftStatus: "not_started" | "in_progress" | "completed";
        /**
         * DraftTicket
         * @description The answer to a start.
         */
        DraftTicket: {
            /** Case Id */
            case_id: string;
            /** Created At */
            created_at: string;
            /** Job Id */
            job_id: string;
            /** Message */
            message: string;
            /**
             * Status
             * @enum {string}
             */
            status: "queued" | "processing" | "completed" | "failed";
        };
        Error: {
            error: {
                code: string;
                details?: {
                    field: string;
                    message: string;
                    type: string;
                }[];
                error_id: string;
                message: string;
                /** Format: date-time */
                timestamp: string;
            };
        };
        /**
         * EvidenceDetailView
         * @description One file with the beginning of its text (`CONTENT_SHOWN` characters).
         */
        EvidenceDetailView: {
            /** Ai Summary */
            ai_summary: string | null;
            article_840_tags: components["schemas"]["TagsView"] | null;
            /** Case Id */
            case_id: string;
            /** Content */
            content: string | null;
            /** Content Type */
            content_type: string;
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Error Code */
            error_code: string | null;
            /** Error Message */
            error_message: string | null;
            /** Filename */
            filename: string;
            /** Has Speaker Mapping */
            has_speaker_mapping: boolean;
            /** Id */
            id: string;
            /** Kind */
            kind: string | null;
            /** Labels */
            labels: string[];
            /** Note */
            note: string | null;
            /** Pages */
            pages: number | null;
            /** Passages */
            passages: number;
            /** S3 Key */
            s3_key: string;
            /** Sha256 */
            sha256: string | null;
            /** Size */
            size: number;
            /** Speaker Mapping */
            speaker_mapping: {
                [key: string]: components["schemas"]["PartyView"];
            };
            status: components["schemas"]["EvidenceStatus"];
            /** Type */
            type: string;
            /** Updated At */
            updated_at: string;
        };
        /**
         * EvidenceListView
         * @description The evidence of a case.
         */
        EvidenceListView: {
            /** Evidence */
            evidence: components["schemas"]["EvidenceView"][];
            /** Total */
            total: number;
        };
        /**
         * EvidenceStatus
         * @description The only words clients are shown; their mapper takes any other word for "queued".
         * @enum {string}
         */
        EvidenceStatus: "pending" | "processing" | "completed" | "failed";
        /**
         * EvidenceView
         * @description A line of the list; `type` is what the name says, `kind` what the reader found.
         */
        EvidenceView: {
            /** Ai Summary */
            ai_summary: string | null;
            article_840_tags: components["schemas"]["TagsView"] | null;
            /** Case Id */
            case_id: string;
            /** Content Type */
            content_type: string;
            /** Created At */
            created_at: string;
            /** Error Code */
            error_code: string | null;
            /** Error Message */
            error_message: string | null;
            /** Filename */
            filename: string;
            /** Has Speaker Mapping */
            has_speaker_mapping: boolean;
            /** Id */
            id: string;
            /** Kind */
            kind: string | null;
            /** Labels */
            labels: string[];
            /** Pages */
            pages: number | null;
            /** Passages */
            passages: number;
            /** Size */
            size: number;
            status: components["schemas"]["EvidenceStatus"];
            /** Type */
            type: string;
            /** Updated At */
            updated_at: string;
        };
        /**
         * ExcerptView
         * @description A quotation in its surroundings; offsets count code points of the full text.
         */
        ExcerptView: {
            /** After */
            after: string;
            /** Before */
            before: string;
            /** Case Id */
            case_id: string;
            /** End */
            end: number;
            /** Evidence Id */
            evidence_id: string;
            /** Filename */
            filename: string;
            /** Kind */
            kind: string;
            /** Number */
            number: number | null;
            place: components["schemas"]["PlaceView"];
            /** Start */
            start: number;
            /** Text */
            text: string;
        };
        /**
         * FailureView
         * @description Why a run failed; `message` is for the user.
         */
        FailureView: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Retryable */
            retryable: boolean;
            /** Stage */
            stage: string;
        };
        /**
         * GenerateBody
         * @description The plan to write; without `plan` the one that the topic has.
         */
        GenerateBody: {
            /**
             * Plan
             * @default
             */
            plan: string;
            /** Template Id */
            template_id?: number | null;
            /**
             * Topic
             * @default
             */
            topic: string;
        };
        /**
         * GenerateTopicBody
         * @description The same where the path names no topic: its text, or its number.
         */
        GenerateTopicBody: {
            /** Plan */
            plan: string;
            /** Template Id */
            template_id?: number | null;
            /** Topic */
            topic: string;
            /** Topic Id */
            topic_id?: number | null;
        };
        /**
         * InvitationRequest
         * @description One person, by id or address; `permission` is the client's older word for the role.
         */
        InvitationRequest: {
            /** Email */
            email?: string | null;
            /** Permission */
            permission?: ("read" | "read_write") | null;
            role?: components["schemas"]["MemberRole"] | null;
            /** User Id */
            user_id?: string | null;
        };
        /**
         * InvitationsRequest
         * @description One person as in `InvitationRequest`, or several under `members`.
         */
        InvitationsRequest: {
            /** Email */
            email?: string | null;
            /** Members */
            members?: components["schemas"]["InvitationRequest"][] | null;
            /** Permission */
            permission?: ("read" | "read_write") | null;
            role?: components["schemas"]["MemberRole"] | null;
            /** User Id */
            user_id?: string | null;
        };
        /**
         * JobView
         * @description A job; times are ISO 8601 in UTC or null, `progress` is 0 to 100.
         */
        JobView: {
            can: components["schemas"]["CanView"];
            /** Created At */
            created_at: string;
            /** Deadline At */
            deadline_at: string | null;
            failure: components["schemas"]["FailureView"] | null;
            /** Finished At */
            finished_at: string | null;
            /** Job Id */
            job_id: string;
            /** Kind */
            kind: string;
            /** Message */
            message: string;
            /** Progress */
            progress: number;
            /** Run */
            run: number;
            /** Stage */
            stage: string;
            /** Started At */
            started_at: string | null;
            status: components["schemas"]["Status"];
            /** Subject */
            subject: string;
            /** Updated At */
            updated_at: string;
            usage: components["schemas"]["UsageView"];
            /** Version */
            version: number;
        };
        /**
         * JobsView
         * @description A page of jobs, newest first.
         */
        JobsView: {
            /** Jobs */
            jobs: components["schemas"]["JobView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * LoginAnswer
         * @description `expires_in` is seconds; the refresh token travels in its cookie only.
         */
        LoginAnswer: {
            /** Access Token */
            access_token: string;
            data: components["schemas"]["LoginData"];
            /** Expires In */
            expires_in: number;
            /**
             * Status
             * @default SUCCESS
             * @constant
             */
            status: "SUCCESS";
            /**
             * Success
             * @default true
             * @constant
             */
            success: true;
            /**
             * Token Type
             * @constant
             */
            token_type: "bearer";
            user: components["schemas"]["UserView"];
        };
        /**
         * LoginData
         * @description The same session in the words of the other clients.
         */
        LoginData: {
            /** Accesstoken */
            accessToken: string;
            /** Access Token */
            access_token: string;
            /** Expires In */
            expires_in: number;
            /**
             * Token Type
             * @constant
             */
            token_type: "bearer";
            user: components["schemas"]["UserView"];
        };
        /**
         * LoginRequest
         * @description The three clients send different words; what else they send is ignored.
         */
        LoginRequest: {
            /** Email */
            email?: string | null;
            /** Password */
            password: string;
            /** Username */
            username?: string | null;
        };
        /**
         * MemberRole
         * @description What a person may do in one case: a viewer reads, a member writes, an owner decides.
         * @enum {string}
         */
        MemberRole: "owner" | "member" | "viewer";
        /**
         * MemberView
         * @description A member; `permission` repeats what the role allows.
         */
        MemberView: {
            /** Email */
            email: string;
            /** Name */
            name: string;
            /**
             * Permission
             * @enum {string}
             */
            permission: "read" | "read_write";
            role: components["schemas"]["MemberRole"];
            /** User Id */
            user_id: string;
        };
        /**
         * MembersView
         * @description Everybody in a case.
         */
        MembersView: {
            /** Members */
            members: components["schemas"]["MemberView"][];
            /** Total */
            total: number;
        };
        /**
         * MessageBody
         * @description One more turn of the conversation.
         */
        MessageBody: {
            /** Content */
            content: string;
            /** @default user */
            role: components["schemas"]["Speaker"];
        };
        /**
         * MessageView
         * @description One turn of the conversation.
         */
        MessageView: {
            /** Content */
            content: string;
            /** Created At */
            created_at: string;
            /** Id */
            id: number;
            /** Role */
            role: string;
            /** Seq No */
            seq_no: number;
            /** Topic Id */
            topic_id: number;
        };
        /**
         * MessagesView
         * @description A part of the conversation, in order.
         */
        MessagesView: {
            /** Messages */
            messages: components["schemas"]["MessageView"][];
            /** Topic Id */
            topic_id: number;
            /** Total */
            total: number;
        };
        /**
         * Meta
         * @description What an operator asks for when something was odd.
         */
        Meta: {
            /** Requestid */
            requestId: string;
        };
        /**
         * PartyRequest
         * @description A party of the case.
         */
        PartyRequest: {
            /** Party Id */
            party_id: string;
            /** Party Name */
            party_name: string;
        };
        /**
         * PartyView
         * @description A party of the case.
         */
        PartyView: {
            /** Party Id */
            party_id: string;
            /** Party Name */
            party_name: string;
        };
        /**
         * PlaceView
         * @description Where to look it up.
         */
        PlaceView: {
            /** At */
            at: string | null;
            /** Line */
            line: number | null;
            /** Page */
            page: number | null;
            /** Speaker */
            speaker: string | null;
        };
        /**
         * PlaceholderView
         * @description A mark of an uploaded template.
         */
        PlaceholderView: {
            /** Key */
            key: string;
        };
        /**
         * PlanBody
         * @description What to plan; `template_id` none or 1 means the built-in template.
         */
        PlanBody: {
            /** Template Id */
            template_id?: number | null;
            /** Topic */
            topic: string;
        };
        /**
         * PlanSectionView
         * @description A section to be written; `order` counts from 1.
         */
        PlanSectionView: {
            /** Description */
            description: string;
            /** Key Points */
            key_points: string[];
            /** Order */
            order: number;
            /** Title */
            title: string;
        };
        /**
         * PlanView
         * @description A plan; `thought_out` is false when it was made from the template alone.
         */
        PlanView: {
            /** Estimated Sections Count */
            estimated_sections_count: number;
            /** Plan */
            plan: string;
            /** Sections */
            sections: components["schemas"]["PlanSectionView"][];
            /** Thought Out */
            thought_out: boolean;
            /** Thoughts */
            thoughts: number;
            /** Topic Id */
            topic_id: number;
        };
        /**
         * PresignedUrlRequest
         * @description A file to come.
         */
        PresignedUrlRequest: {
            /** Case Id */
            case_id: string;
            /** Content Type */
            content_type: string;
            /** Filename */
            filename: string;
        };
        /**
         * RegenerateBody
         * @description What is to be different; empty for another try.
         */
        RegenerateBody: {
            /**
             * Instruction
             * @default
             */
            instruction: string;
        };
        ReportError: {
            data: null;
            error: {
                code: string;
                details?: {
                    field: string;
                    message: string;
                    type: string;
                }[];
                hint?: string;
                httpStatus: number;
                message: string;
                traceId: string;
            };
            feedback: unknown[];
            meta: {
                requestId?: string;
            };
            /** @constant */
            success: false;
        };
        /**
         * ReportView
         * @description A topic with its plan and what of the report is written so far.
         */
        ReportView: {
            /** Plan */
            plan: string;
            /** Planned */
            planned: components["schemas"]["PlanSectionView"][];
            /** Sections */
            sections: components["schemas"]["SectionView"][];
            topic: components["schemas"]["TopicView"];
        };
        /**
         * RetryView
         * @description A repeated reading.
         */
        RetryView: {
            /** Evidence Id */
            evidence_id: string;
            /** Job Id */
            job_id: string;
            /** Message */
            message: string;
            status: components["schemas"]["EvidenceStatus"];
            /** Success */
            success: boolean;
        };
        /**
         * Role
         * @description What a person is in their firm; a case gives a second, narrower role.
         * @enum {string}
         */
        Role: "lawyer" | "staff" | "admin" | "client" | "detective";
        /**
         * SectionBody
         * @description A section's own text (Markdown below its heading).
         */
        SectionBody: {
            /** Content */
            content: string;
        };
        /**
         * SectionView
         * @description A written section; `revision` grows with every rewrite or edit.
         */
        SectionView: {
            /** Content */
            content: string;
            /** Edited */
            edited: boolean;
            /** Order */
            order: number;
            /** Revision */
            revision: number;
            /** Title */
            title: string;
            /** Updated At */
            updated_at: string;
        };
        /**
         * SignupRequest
         * @description Staff and admins are made inside a firm, nobody signs up as one.
         */
        SignupRequest: {
            /**
             * Accept Privacy
             * @default false
             */
            accept_privacy: boolean;
            /**
             * Accept Terms
             * @default false
             */
            accept_terms: boolean;
            /** Email */
            email: string;
            /** Law Firm */
            law_firm?: string | null;
            /** Name */
            name: string;
            /** Password */
            password: string;
            /**
             * Role
             * @default lawyer
             * @enum {string}
             */
            role: "lawyer" | "client" | "detective";
        };
        /**
         * Speaker
         * @description Who said a message.
         * @enum {string}
         */
        Speaker: "user" | "assistant" | "system";
        /**
         * SpeakersRequest
         * @description Party by speaker; an empty object clears them.
         */
        SpeakersRequest: {
            /** Speaker Mapping */
            speaker_mapping: {
                [key: string]: components["schemas"]["PartyRequest"];
            };
        };
        /**
         * SpeakersView
         * @description Who the speakers of a chat are.
         */
        SpeakersView: {
            /** Evidence Id */
            evidence_id: string;
            /** Speaker Mapping */
            speaker_mapping: {
                [key: string]: components["schemas"]["PartyView"];
            };
            /** Updated At */
            updated_at: string;
        };
        /**
         * Status
         * @description Where a job stands.
         * @enum {string}
         */
        Status: "queued" | "running" | "waiting" | "paused" | "succeeded" | "failed" | "cancelled";
        /** Success[ArtifactView] */
        Success_ArtifactView_: {
            data: components["schemas"]["ArtifactView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[ArtifactsView] */
        Success_ArtifactsView_: {
            data: components["schemas"]["ArtifactsView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[ContentView] */
        Success_ContentView_: {
            data: components["schemas"]["ContentView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[DeletedView] */
        Success_DeletedView_: {
            data: components["schemas"]["DeletedView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[MessageView] */
        Success_MessageView_: {
            data: components["schemas"]["MessageView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[MessagesView] */
        Success_MessagesView_: {
            data: components["schemas"]["MessagesView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[PlanView] */
        Success_PlanView_: {
            data: components["schemas"]["PlanView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[ReportView] */
        Success_ReportView_: {
            data: components["schemas"]["ReportView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[SectionView] */
        Success_SectionView_: {
            data: components["schemas"]["SectionView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[StatusView] */
        Success_StatusView_: {
            data: components["schemas"]["seogi__features__reports__routes__shapes__StatusView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[TemplateView] */
        Success_TemplateView_: {
            data: components["schemas"]["TemplateView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[TicketView] */
        Success_TicketView_: {
            data: components["schemas"]["seogi__features__reports__routes__shapes__TicketView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[TopicView] */
        Success_TopicView_: {
            data: components["schemas"]["TopicView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[TopicsView] */
        Success_TopicsView_: {
            data: components["schemas"]["TopicsView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[UploadLinkView] */
        Success_UploadLinkView_: {
            data: components["schemas"]["UploadLinkView"];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /** Success[list[TemplateView]] */
        Success_list_TemplateView__: {
            /** Data */
            data: components["schemas"]["TemplateView"][];
            /** Error */
            error?: null;
            /**
             * Feedback
             * @default []
             */
            feedback: string[];
            meta: components["schemas"]["Meta"];
            /**
             * Success
             * @default true
             */
            success: boolean;
        };
        /**
         * SystemPromptBody
         * @description What guides planning and writing.
         */
        SystemPromptBody: {
            /** Prompt System */
            prompt_system: string;
        };
        /**
         * TagsView
         * @description Grounds of divorce a file speaks of.
         */
        TagsView: {
            /** Categories */
            categories: string[];
            /** Confidence */
            confidence: number;
            /** Matched Keywords */
            matched_keywords: string[];
        };
        /**
         * TakenView
         * @description A finished upload.
         */
        TakenView: {
            /** Case Id */
            case_id: string;
            /** Created At */
            created_at: string;
            /** Evidence Id */
            evidence_id: string;
            /** Filename */
            filename: string;
            /** Review Status */
            review_status: string | null;
            /** S3 Key */
            s3_key: string;
            status: components["schemas"]["EvidenceStatus"];
        };
        /**
         * TemplateChangeBody
         * @description What to change; what is left out stays.
         */
        TemplateChangeBody: {
            /** Prompt System */
            prompt_system?: string | null;
            /** Prompt User */
            prompt_user?: string | null;
            /** Title */
            title?: string | null;
        };
        /**
         * TemplateView
         * @description A template; `headings` are the sections it asks for, none when it leaves them open.
         */
        TemplateView: {
            /** Built In */
            built_in: boolean;
            /** Created At */
            created_at: string | null;
            /** File Size */
            file_size: number;
            /** Filename */
            filename: string;
            /** Headings */
            headings: string[];
            /** Id */
            id: number;
            /** Placeholders */
            placeholders: components["schemas"]["PlaceholderView"][];
            /** Prompt System */
            prompt_system: string;
            /** Prompt User */
            prompt_user: string;
            /** Sha256 */
            sha256: string;
            /** Title */
            title: string;
        };
        /**
         * TopicBody
         * @description A new topic; `language` is that of the report.
         */
        TopicBody: {
            /** Input Prompt */
            input_prompt: string;
            /** Language */
            language?: ("ko" | "en") | null;
            /** Template Id */
            template_id?: number | null;
        };
        /**
         * TopicChangeBody
         * @description What to change; what is left out stays.
         */
        TopicChangeBody: {
            /** Generated Title */
            generated_title?: string | null;
            /** Status */
            status?: ("active" | "archived") | null;
            /** Template Id */
            template_id?: number | null;
        };
        /**
         * TopicStatus
         * @description Where the user has put the topic.
         * @enum {string}
         */
        TopicStatus: "active" | "archived" | "deleted";
        /**
         * TopicView
         * @description A topic; `artifact_id` is the Markdown of its newest finished report.
         */
        TopicView: {
            /** Artifact Id */
            artifact_id: number | null;
            /** Created At */
            created_at: string;
            /** Generated Title */
            generated_title: string;
            /** Id */
            id: number;
            /** Input Prompt */
            input_prompt: string;
            /** Job Id */
            job_id: string | null;
            /** Language */
            language: string;
            /** Status */
            status: string;
            /** Template Id */
            template_id: number | null;
            /** Updated At */
            updated_at: string;
        };
        /**
         * TopicsView
         * @description A page of topics, newest first.
         */
        TopicsView: {
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Topics */
            topics: components["schemas"]["TopicView"][];
            /** Total */
            total: number;
        };
        /**
         * UploadCompleteRequest
         * @description A file that has been PUT; its true size is asked of the store, not of the client.
         */
        UploadCompleteRequest: {
            /** Case Id */
            case_id: string;
            /** Evidence Temp Id */
            evidence_temp_id: string;
            /** Exif Metadata */
            exif_metadata?: {
                [key: string]: unknown;
            } | null;
            /**
             * File Size
             * @default 0
             */
            file_size: number;
            /** Note */
            note?: string | null;
            /** S3 Key */
            s3_key: string;
        };
        /**
         * UploadLinkView
         * @description Where to PUT a file of `content_type`, and the key to claim it by.
         */
        UploadLinkView: {
            /** Content Type */
            content_type: string;
            /** Upload Key */
            upload_key: string;
            /** Upload Url */
            upload_url: string;
        };
        /**
         * UploadedBody
         * @description A file that was left at an upload link.
         */
        UploadedBody: {
            /** Filename */
            filename: string;
            /**
             * Title
             * @default
             */
            title: string;
            /** Upload Key */
            upload_key: string;
        };
        /**
         * UsageView
         * @description What a job has spent so far.
         */
        UsageView: {
            /** Cost Usd */
            cost_usd: number;
            /** Input Tokens */
            input_tokens: number;
            /** Output Tokens */
            output_tokens: number;
        };
        /**
         * UserPromptBody
         * @description What the user's words are put into.
         */
        UserPromptBody: {
            /** Prompt User */
            prompt_user: string;
        };
        /**
         * UserView
         * @description A person as clients show them.
         */
        UserView: {
            /** Created At */
            created_at: string;
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Status */
            status: string;
            /** Tenant Id */
            tenant_id: string;
        };
        /**
         * Word
         * @description The client knows three words; a fourth would make it wait for ever.
         * @enum {string}
         */
        Word: "generating" | "completed" | "failed";
        /**
         * StatusView
         * @description What a poll wants to know.
         */
        seogi__features__evidence__routes__views__StatusView: {
            /** Error Code */
            error_code: string | null;
            /** Error Message */
            error_message: string | null;
            /** Evidence Id */
            evidence_id: string;
            status: components["schemas"]["EvidenceStatus"];
            /** Updated At */
            updated_at: string;
        };
        /**
         * TicketView
         * @description Where to PUT a file; `fields` is empty because the link alone is the permission.
         */
        seogi__features__evidence__routes__views__TicketView: {
            /** Evidence Temp Id */
            evidence_temp_id: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /** S3 Key */
            s3_key: string;
            /** Upload Url */
            upload_url: string;
        };
        /**
         * StatusView
         * @description How a topic's newest work stands; times are ISO 8601 in UTC or null.
         */
        seogi__features__reports__routes__shapes__StatusView: {
            /** Artifact Id */
            artifact_id: number | null;
            /** Completed At */
            completed_at: string | null;
            /** Current Step */
            current_step: string | null;
            /** Error Message */
            error_message: string | null;
            /** Estimated Completion */
            estimated_completion: string | null;
            /** Job Id */
            job_id: string;
            /** Progress Percent */
            progress_percent: number;
            /** Started At */
            started_at: string | null;
            status: components["schemas"]["Word"];
            /** Topic Id */
            topic_id: number;
        };
        /**
         * TicketView
         * @description Work that was accepted, and where it can be followed.
         */
        seogi__features__reports__routes__shapes__TicketView: {
            /** Job Id */
            job_id: string;
            /** Message */
            message: string;
            /** Status */
            status: string;
            /** Status Check Url */
            status_check_url: string;
            /** Stream Url */
            stream_url: string;
            /** Topic Id */
            topic_id: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    artifacts_of_topic_get: {
        parameters: {
            query?: {
                kind?: string | null;
                locale?: string | null;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_ArtifactsView_"];
                };
            };
        };
    };
    artifacts_read_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artifact_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_ArtifactView_"];
                };
            };
        };
    };
    artifacts_content_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artifact_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_ContentView_"];
                };
            };
        };
    };
    artifacts_convert_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artifact_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConvertBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_ArtifactView_"];
                };
            };
        };
    };
    artifacts_convert_hwpx_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artifact_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                    "application/x-hwpx": unknown;
                    "text/markdown; charset=utf-8": unknown;
                };
            };
            /** @description Large: its address */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    artifacts_download_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artifact_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                    "application/x-hwpx": unknown;
                    "text/markdown; charset=utf-8": unknown;
                };
            };
            /** @description Large: its address */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    auth_login_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswer"];
                };
            };
        };
    };
    auth_logout_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    auth_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
        };
    };
    auth_refresh_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswer"];
                };
            };
        };
    };
    auth_signup_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignupRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswer"];
                };
            };
        };
    };
    cases_mine_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"][];
                };
            };
        };
    };
    cases_start_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    cases_read_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    cases_change_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseChangeRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    cases_delete_delete: {
        parameters: {
            query?: {
                permanent?: boolean;
            };
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cases_change_patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseChangeRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    drafts_get_draft_job_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftJobView"];
                };
            };
        };
    };
    drafts_preview_draft_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DraftBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    drafts_start_draft_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DraftBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftTicket"];
                };
            };
        };
    };
    evidence_of_case_get: {
        parameters: {
            query?: {
                categories?: string[];
                type?: string[];
            };
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceListView"];
                };
            };
        };
    };
    cases_members_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersView"];
                };
            };
        };
    };
    cases_invite_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationsRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersView"];
                };
            };
        };
    };
    cases_change_status_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseStatusRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    evidence_presigned_url_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresignedUrlRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["seogi__features__evidence__routes__views__TicketView"];
                };
            };
        };
    };
    evidence_upload_complete_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadCompleteRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenView"];
                };
            };
        };
    };
    evidence_detail_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceDetailView"];
                };
            };
        };
    };
    evidence_delete_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    evidence_excerpt_get: {
        parameters: {
            query: {
                start: number;
                end: number;
            };
            header?: never;
            path: {
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExcerptView"];
                };
            };
        };
    };
    evidence_passage_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExcerptView"];
                };
            };
        };
    };
    evidence_retry_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetryView"];
                };
            };
        };
    };
    evidence_map_speakers_patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpeakersRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakersView"];
                };
            };
        };
    };
    evidence_status_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["seogi__features__evidence__routes__views__StatusView"];
                };
            };
        };
    };
    health_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    jobs_mine_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                subject?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobsView"];
                };
            };
        };
    };
    jobs_read_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description Unchanged */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    jobs_cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
        };
    };
    jobs_events_get: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string | null;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    jobs_result_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Large: its address */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    jobs_retry_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
        };
    };
    artifacts_download_of_message_get: {
        parameters: {
            query?: {
                locale?: string | null;
            };
            header?: never;
            path: {
                message_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                    "application/x-hwpx": unknown;
                    "text/markdown; charset=utf-8": unknown;
                };
            };
            /** @description Large: its address */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    templates_every_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_list_TemplateView__"];
                };
            };
        };
    };
    templates_upload_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TemplateView_"];
                };
            };
        };
    };
    templates_from_upload_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadedBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TemplateView_"];
                };
            };
        };
    };
    templates_upload_link_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_UploadLinkView_"];
                };
            };
        };
    };
    templates_read_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TemplateView_"];
                };
            };
        };
    };
    templates_delete_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_DeletedView_"];
                };
            };
        };
    };
    templates_change_patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateChangeBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TemplateView_"];
                };
            };
        };
    };
    templates_set_system_prompt_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SystemPromptBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TemplateView_"];
                };
            };
        };
    };
    templates_set_user_prompt_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPromptBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TemplateView_"];
                };
            };
        };
    };
    templates_regenerate_system_prompt_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TemplateView_"];
                };
            };
        };
    };
    topics_mine_get: {
        parameters: {
            query?: {
                status?: components["schemas"]["TopicStatus"] | null;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TopicsView_"];
                };
            };
        };
    };
    topics_create_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TopicView_"];
                };
            };
        };
    };
    reports_generate_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateTopicBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TicketView_"];
                };
            };
        };
    };
    reports_plan_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_PlanView_"];
                };
            };
        };
    };
    topics_read_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TopicView_"];
                };
            };
        };
    };
    topics_delete_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_DeletedView_"];
                };
            };
        };
    };
    topics_change_patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicChangeBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TopicView_"];
                };
            };
        };
    };
    reports_ask_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TicketView_"];
                };
            };
        };
    };
    reports_cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_StatusView_"];
                };
            };
        };
    };
    reports_generate_topic_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TicketView_"];
                };
            };
        };
    };
    topics_messages_get: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_MessagesView_"];
                };
            };
        };
    };
    topics_say_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_MessageView_"];
                };
            };
        };
    };
    topics_unsay_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
                message_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_DeletedView_"];
                };
            };
        };
    };
    reports_publish_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TicketView_"];
                };
            };
        };
    };
    reports_report_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_ReportView_"];
                };
            };
        };
    };
    reports_retry_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_StatusView_"];
                };
            };
        };
    };
    reports_edit_section_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
                order: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SectionBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_SectionView_"];
                };
            };
        };
    };
    reports_regenerate_section_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                topic_id: number;
                order: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RegenerateBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_TicketView_"];
                };
            };
        };
    };
    reports_status_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success_StatusView_"];
                };
            };
        };
    };
    reports_stream_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    health_version_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
}
