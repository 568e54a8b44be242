# `sam build` calls one of these per function; everything happens in scripts/bundle.
BUNDLE = scripts/build_function

build-SeogiLayer:      ; $(BUNDLE) layer $(ARTIFACTS_DIR)
build-PublicApi:       ; $(BUNDLE) public_api $(ARTIFACTS_DIR)
build-StatusStream:    ; $(BUNDLE) status_stream $(ARTIFACTS_DIR)
build-GenerationWorker: ; $(BUNDLE) generation_worker $(ARTIFACTS_DIR)
build-EvidenceWorker:  ; $(BUNDLE) evidence_worker $(ARTIFACTS_DIR)
build-DocumentWorker:  ; $(BUNDLE) document_worker $(ARTIFACTS_DIR)
build-Watchdog:        ; $(BUNDLE) watchdog $(ARTIFACTS_DIR)
