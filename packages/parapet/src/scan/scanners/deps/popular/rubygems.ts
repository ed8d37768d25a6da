/** The 974 most downloaded names of RubyGems in June 2026, in no order. */
export const RUBYGEMS_NAMES = `
aws-sdk-shield dry-initializer aws-sdk-cloud9 language_server-protocol security dogapi rly emoji_regex
simplecov-cobertura strong_migrations rspec-support icalendar rubocop-rspec celluloid-supervision
kramdown-parser-gfm aws-sdk-augmentedairuntime aws-sdk-managedblockchain thrift net-protocol webdrivers
rubocop-capybara aws-sdk-connect prawn aws-sdk-costexplorer term-ansicolor database_cleaner aws-sdk-sns
aws-sdk-datasync uniform_notifier tty-cursor celluloid-fsm omniauth-oauth tilt irb twilio-ruby net-smtp
google-cloud-storage state_machines googleauth uuidtools aws-sigv4 redis-activesupport rack-oauth2 sigdump
execjs memory_profiler bugsnag guard jira-ruby statsd-ruby aws-sdk-cloudhsmv2 terminal-table arel
aws-sdk-dynamodb logging method_source resque actioncable faraday_middleware cucumber ohai websocket
aws-sdk-eventbridge nokogumbo grape-entity aws-eventstream aws-sdk-macie aws-sdk-sesv2
aws-sdk-applicationdiscoveryservice commander mysql2 aws-sdk-docdb aws-sdk-cognitoidentity
googleapis-common-protos net-ssh elasticsearch-model aws-sdk-directoryservice net-imap racc http-cookie
test-prof jsonapi-renderer license_finder redis-store aws-sdk-glue aws-sdk-directconnect octokit haml foreman
request_store babel-transpiler aws-sdk-kinesisvideosignalingchannels sentry-ruby aws-sdk-medialive
sixarm_ruby_unaccent fastimage aws-sdk-mturk netrc rugged kramdown require_all reline aws-sdk-savingsplans
mini_portile2 http_parser.rb aws-sdk-personalize aws-sdk-sagemakerruntime libyajl2 fog-serverlove aws-sdk-efs
sorted_set prometheus-client faraday-net_http crass aws-sdk-lexmodelbuildingservice websocket-driver
semantic_range active_model_serializers rack-attack slack-notifier aws-sdk-workdocs aws-sdk-cloudwatchevents
dry-core reverse_markdown graphql-client aws-sdk-personalizeruntime optimist cocoapods-core letter_opener
rollbar rubocop-performance aws-sdk-costandusagereportservice artifactory aws-sdk-schemas mixlib-cli vault
health_check capybara licensee haml-rails dogstatsd-ruby webmock regexp_parser aws-sdk-states
aws-sdk-transcribestreamingservice colorize mini_magick aws-sdk-servicediscovery sidekiq aws-sdk-mediastore
net-scp orm_adapter deep_merge get_process_mem aws-sdk-serverlessapplicationrepository gherkin
rspec_junit_formatter aws-sdk-frauddetector aws-sdk-qldbsession htmlentities kaminari-actionview fog-google
unparser aws-sdk-greengrass cocoapods-try validate_email mustermann-grape aws-sdk-devicefarm fog-aliyun
fog-json uglifier faraday-em_synchrony browser rainbow tty-reader rspec-collection_matchers fog-ecloud
fog-radosgw rspec-parameterized hana activemodel-serializers-xml ruby-rc4 fog-local attr_required fast_blank
wmi-lite proc_to_ast plist equalizer et-orbi state_machines-activemodel with_env lru_redux notiffany locale
dry-equalizer wasabi aws-sdk-marketplacecatalog http-form_data gon yajl-ruby i18n aws-sdk-mediaconnect
aws-sdk-configservice aws-sdk-mediapackagevod ffi babosa ttfunk asciidoctor ruby-vips aws-sdk-forecastservice
friendly_id aws-sdk-gamelift aws-sdk-apigateway guard-rspec rspec-its aws-sdk-outposts aws-sdk-servicecatalog
aws-sdk-iotanalytics charlock_holmes activerecord-session_store unicode-display_width ansi jsonpath ddtrace
aws-sdk-pinpointemail aws-sdk-workmail aws-sdk-batch aws-sdk-codestar aws-sdk-cognitosync temple opentracing
fluent-plugin-record-modifier parallel aws-sdk-organizations psych aws-sdk-servicequotas aws-sdk-sms rqrcode
aws-sdk-elasticloadbalancing listen tty-spinner rexml aws-sigv2 aws-sdk-ioteventsdata better_errors
aws-sdk-route53resolver chunky_png tzinfo safe_yaml mustache simple_form geocoder globalid
websocket-extensions fugit uuid mime-types fast_gettext aws-sdk-mediastoredata gssapi minitest
fluent-plugin-s3 aws-sdk-workspaces aws-sdk-chime aws-sdk-codedeploy launchy capistrano-bundler
activerecord-import powerpack debug slim bunny mixlib-config ruby-macho redis-client capistrano
aws-sdk-personalizeevents colored dotenv pg axiom-types redis-actionpack gitlab-markup slack-ruby-client
database_cleaner-core cancancan thread_safe memoist acts-as-taggable-on os rinku backports premailer
pdf-reader chef-config marginalia net-ntp erubi aws-sdk-migrationhubconfig google-cloud-errors spring
aws-sdk-apigatewaymanagementapi net-pop raabro aws-sdk-cloudhsm aws-sdk-dax aws-sdk-lakeformation oauth facter
declarative aws-sdk-codegurureviewer climate_control premailer-rails sass-rails dpl mixlib-shellout rails-i18n
rouge aws-sdk-redshift binding_of_caller factory_bot_rails claide-plugins aws-sdk-waf aws-sdk-rdsdataservice
google-apis-storage_v1 rubyzip carrierwave excon ethon aws-sdk-codeguruprofiler CFPropertyList aws-sdk-rds
bigdecimal power_assert aws-sdk-wafv2 therubyracer kaminari-activerecord dry-configurable
aws-sdk-kinesisvideoarchivedmedia aws-sdk-lambda net-http-persistent aws-sdk-acmpca sprockets-rails
ruby-progressbar gli sinatra aws-sdk-cloudsearchdomain delayed_job wicked_pdf clamp aws-sdk-elastictranscoder
openid_connect chronic specinfra aws-sdk-backup encryptor jquery-ui-rails timecop base64
rails-controller-testing aws-sdk-signer aws-sdk-mobile lumberjack hiredis activeresource httparty brakeman
logstash-output-sqs web-console flipper-active_record rake simplecov_json_formatter actionmailbox whenever
factory_bot rack-test cocaine ruby-prof slop sidekiq-cron jquery-rails google-apis-core knapsack
aws-sdk-glacier tzinfo-data savon kostya-sigar escape_utils aws-sdk-emr ssrf_filter macaddr memoizable webrick
aws-sdk-kinesisvideomedia aws-sdk-codepipeline aws-sdk-kinesisanalytics aws-sdk-appmesh aws-sdk-kms json
fluentd loofah minitar redcarpet cocoapods-downloader omniauth-facebook sprockets cliver bootboot
turbolinks-source fog-xml devise yard actionpack fluent-config-regexp-type sassc mono_logger fog-softlayer
tty-color highline ruby-saml paperclip thin will_paginate murmurhash3 fog-voxel xcpretty-travis-formatter
faraday-cookie_jar turbolinks fission aes_key_wrap debug_inspector fog-profitbricks coercible uber
executable-hooks ransack font-awesome-rails aws-sdk-elasticbeanstalk google-apis-androidpublisher_v3
aws-sdk-databasemigrationservice aws-sdk-appstream aws-sdk-workmailmessageflow mustermann aws-sdk-ec2
mixlib-log aws-sdk-amplify actionview rubygems-update attr_encrypted terminal-notifier rack-timeout
aws-sdk-lambdapreview thor arbre connection_pool aasm monetize rack-proxy puma concurrent-ruby rack-protection
docile gyoku aws-sdk-mediaconvert unicorn celluloid aws-sdk-machinelearning rubocop
google-apis-playcustomapp_v1 typhoeus ice_nine delayed_job_active_record aws-sdk-storagegateway rb-readline
aws-sdk-clouddirectory ipaddress google-cloud-core aws-sdk-kafka factory_girl_rails http cocoapods-search
gh_inspector docker-api aws-sdk-ses aws-sdk-resourcegroupstaggingapi aws-sdk-codecommit cucumber-core
aws-sdk-iotjobsdataplane aws-sdk-route53domains rspec-sidekiq multi_json bundler openssl crack mail nokogiri
aws-sdk-robomaker elasticsearch-api hashie retriable dry-types fluent-plugin-elasticsearch ast
elasticsearch-rails httpi database_cleaner-active_record xml-simple oj parslet aws-sdk-health
rails-html-sanitizer git fluent-plugin-kubernetes_metadata_filter json-jwt fastlane multi_xml aws-sdk-opsworks
aws-sdk-elasticloadbalancingv2 fog-core aws-sdk-simpledb money fpm redis aws-sdk-s3control mocha pundit oauth2
gitlab mongoid redis-rails annotate aws-sdk-s3 bootsnap aws-sdk-kinesisanalyticsv2 grape aws-sdk-textract
sequel rubocop-rails wkhtmltopdf-binary omniauth-saml css_parser socksify fog builder aws-sdk-dynamodbstreams
aws-sdk-cloudwatchlogs dry-logic bcrypt aws-sdk-translate aws-sdk-appsync systemu shellany claide
aws-sdk-lightsail aws-sdk-xray aws-sdk-worklink nori rest-client rack-cors railties net-sftp lograge
dry-schema fog-powerdns aws-sdk-dlm aws-sdk-mediapackage aws-sdk-imagebuilder aws-sdk-transfer
pry-stack_explorer sshkit text kaminari-core responders timeliness cocoapods-deintegrate sorbet-runtime
factory_girl aws-sdk-ec2instanceconnect aws-sdk-iot uri_template aws-sdk-cognitoidentityprovider xpath
webpacker aws-sdk-marketplacecommerceanalytics bindata google-protobuf rdoc bootstrap-sass aws-sdk-appconfig
aws-sdk-guardduty aws-sdk-kinesisvideo aws-sdk-firehose bundler-audit aws-sdk-licensemanager faker aws-sdk-iam
aws-sdk-fsx aws-sdk-mq aws-sdk-connectparticipant polyglot domain_name aws-sdk-sqs aws-sdk
aws-sdk-elasticinference graphql rack representable addressable fog-aws hike aws-sdk-comprehendmedical
aws-sdk-iotsecuretunneling aws-sdk-codestarconnections rb-fsevent sentry-rails aws-sdk-qldb aws-sdk-cloudtrail
coffee-rails newrelic_rpm fuubar aws-sdk-ssm redis-namespace rspec-core faraday-em_http phonelib
autoprefixer-rails aws-sdk-resourcegroups fog-openstack jaro_winkler aws-sdk-support countries ruby-kafka
tty-prompt aws-sdk-networkmanager roo sanitize unf image_processing rack-cache diffy aws-sdk-computeoptimizer
ruby_parser ffi-compiler rubocop-ast pg_query aws-sdk-acm nanaimo marcel compass faraday Ascii85 word_wrap
little-plugger wisper aws-sdk-rekognition aws-sdk-autoscalingplans commonmarker json_schemer citrus vcr
aws-sdk-pinpoint signet jmespath paranoia aws-sdk-alexaforbusiness digest-crc aws-sdk-pi declarative-option
virtus pry-rails pastel aws-sdk-iot1clickdevicesservice test-unit mini_portile flipper stackprof gitlab-labkit
elasticsearch-transport aws-sdk-applicationinsights pry-byebug formtastic recursive-open-struct
aws-sdk-forecastqueryservice aws-sdk-elasticsearchservice ruby-graphviz shoulda-matchers nio4r debase danger
sendgrid-ruby mime-types-data spring-commands-rspec benchmark-ips rbtrace aws-sdk-globalaccelerator libv8
omniauth-rails_csrf_protection email_spec daemons omniauth-google-oauth2 rmagick aws-sdk-migrationhub trollop
liquid coffee-script-source aws-sdk-cloudwatch hashdiff rack-accept babel-source arr-pm
aws-sdk-marketplacemetering xcpretty pry mongo aws-sdk-mediatailor nap aws-sdk-sagemaker aws-sdk-comprehend
rubygems-bundler celluloid-extras logstash-output-statsd logstash-filter-translate aws-sdk-core aws-sdk-ram
aws-sdk-transcribeservice sentry-sidekiq aws-sdk-secretsmanager bson google-api-client
fluent-plugin-rewrite-tag-filter rails-dom-testing naturally gemoji zeitwerk msgpack sexp_processor redis-rack
stripe google-apis-iamcredentials_v1 jaeger-client dry-inflector terrapin rspec-expectations aws-sdk-fms grpc
ruby2_keywords optparse ffi-yajl fog-sakuracloud faraday-retry faraday-net_http_persistent aws-sdk-pricing
timeout activesupport escape sorbet-static rack-ssl spring-watcher-listen unf_ext faraday-patron actiontext
activerecord hashery http-accept ruby-ole nenv byebug http-parser rspec-mocks coffee-script aws-sdk-v1
sys-filesystem tomlrb actionmailer aws-sdk-pinpointsmsvoice dry-validation pdf-core multi_test
aws-sdk-opsworkscm aws-sdk-wafregional aws-sdk-cloudfront fourflusher aws-sdk-applicationautoscaling
aws-sdk-swf aws-sdk-inspector sassc-rails afm aws-partitions paper_trail serverspec httpclient matrix
aws-sdk-codebuild google-gax celluloid-pool aws-sdk-apigatewayv2 kaminari unicode_utils sync tins rubyntlm
bcrypt_pbkdf aws-sdk-eks faraday-http-cache fuzzyurl celluloid-essentials gettext cucumber-wire case_transform
faraday-excon aws-sdk-kinesis guard-compat faraday_middleware-aws-sigv4 webfinger fog-terremark fog-brightbox
cocoapods-plugins no_proxy_fix trailblazer-option llhttp-ffi dalli google-cloud-env
fluent-plugin-ignore-filter ruby_dep aws-sdk-neptune rbtree cocoapods-trunk aws-sdk-iot1clickprojects vegas
aws-sdk-route53 kgio state_machines-activerecord erubis airbrake aws-sdk-cloudformation aws-sdk-autoscaling
parser net-ssh-gateway fog-vmfusion sentry-raven aws-sdk-ebs bullet aws-sdk-polly omniauth-oauth2
aws-sdk-datapipeline timers eye sass aws-sdk-ecr dry-container has_scope acts_as_list aws-sdk-resources
raindrops aws-sdk-marketplaceentitlementservice treetop snaky_hash celluloid-io aws-sdk-accessanalyzer
aws-sdk-cloudsearch aws-sdk-dataexchange aws-sdk-iotevents ed25519 aws-sdk-iotdataplane rb-inotify
debase-ruby_core_source sfl toml-rb simctl atomos strscan molinillo io-console aws-sdk-budgets net-ldap
restforce selenium-webdriver mimemagic em-websocket diff-lcs aws-sdk-kendra bindex coderay elasticsearch
public_suffix sass-listen doorkeeper simplecov rotp ice_cube sdoc open4 fuzzy_match colored2 fog-atmos
gapic-common draper validate_url multipart-post aws-sdk-elasticache version_gem sawyer aws-sdk-iotthingsgraph
rspec-rails aws-sdk-groundstation aws-sdk-snowball xcodeproj akami sqlite3 rchardet fog-riakcs awesome_print
simplecov-html capybara-screenshot recaptcha activemodel spreadsheet activestorage algoliasearch
inherited_resources jbuilder warden swd airbrussh jwt i18n_data formatador faraday-rack childprocess
tty-screen ref faraday-multipart net-telnet ecma-re-validator descendants_tracker
googleapis-common-protos-types grpc-google-iam-v1 cork fog-storm_on_demand rails-deprecated_sanitizer
json_pure amq-protocol parallel_tests eventmachine select2-rails aws-sdk-lex aws-sdk-athena rspec-retry
aws-sdk-importexport aws-sdk-quicksight json-schema activejob devise-two-factor cocoapods rspec graphiql-rails
aws-sdk-codestarnotifications omniauth rack-mini-profiler aws-sdk-ecs ffaker rufus-scheduler mini_mime
dotenv-rails device_detector faraday-httpclient hitimes aws-sdk-securityhub aws-sdk-detective numerizer date
warning rails
`;
