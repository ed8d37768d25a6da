/** The 5,247 most downloaded names of npm in June 2026, the most downloaded first. */
export const NPM_NAMES = `
chalk commander debug tslib fs-extra semver glob @types/node typescript lodash yargs axios uuid mkdirp js-yaml
rimraf node-fetch minimist dotenv strip-ansi minimatch react ms execa ws ajv async @babel/runtime @babel/core
acorn react-dom string-width eslint core-js wrap-ansi prop-types qs prettier ora cross-spawn readable-stream
type-fest source-map escape-string-regexp find-up rxjs form-data camelcase iconv-lite buffer which ansi-regex
globby @typescript-eslint/parser has-flag safe-buffer ts-node object-assign moment webpack inherits lru-cache
path-exists @typescript-eslint/eslint-plugin diff resolve yaml source-map-support brace-expansion
path-to-regexp yargs-parser undici-types react-is arg nanoid json5 emoji-regex eslint-plugin-import color-name
js-tokens fast-glob argparse signal-exit slash mime-types string_decoder through2 body-parser acorn-walk mime
locate-path jsonwebtoken is-fullwidth-code-point globals graceful-fs @babel/parser micromatch get-stream pify
isarray kind-of https-proxy-agent cookie events @babel/types glob-parent p-locate next is-stream open jsonfile
dayjs is-number picocolors deepmerge eslint-plugin-react date-fns bluebird resolve-from eventemitter3 rollup
ejs @babel/preset-env browserslist picomatch log-symbols path-key ini sprintf-js json-schema-traverse
fast-deep-equal strip-json-comments convert-source-map make-dir bn.js regenerator-runtime @babel/traverse
eslint-config-prettier onetime zod ignore lodash.merge shebang-regex isexe prompts estraverse @babel/generator
eslint-scope http-errors strip-bom esbuild babel-jest function-bind chokidar eslint-visitor-keys make-error
clsx pretty-format braces @testing-library/jest-dom tmp ansi-escapes caniuse-lite esprima cliui jquery mime-db
minipass once create-require xml2js clone extend shebang-command handlebars normalize-path chai y18n
v8-compile-cache-lib whatwg-url readdirp tough-cookie has-symbols cors vue scheduler escalade util-deprecate
got reflect-metadata extend-shallow is-glob call-bind serve-static schema-utils espree is-plain-object
eslint-plugin-react-hooks to-regex-range yocto-queue electron-to-chromium isobject webidl-conversions
magic-string co yn encodeurl is-arrayish tr46 parse5 is-extglob loader-utils callsites doctrine path-parse
wrappy bytes xtend big.js entities express node-addon-api inquirer graphql path-type yallist import-fresh
concat-map parse-json require-directory hasown has-property-descriptors text-table statuses follow-redirects
node-releases write-file-atomic is-wsl @testing-library/user-event @testing-library/react on-finished
base64-js fs.realpath is-core-module jsdom @babel/code-frame indent-string jest-worker http-proxy-agent
hosted-git-info has-proto anymatch eslint-plugin-jsx-a11y fast-json-stable-stringify eslint-plugin-prettier
cli-cursor through long safer-buffer binary-extensions get-intrinsic depd escape-html file-entry-cache kleur
p-try p-map strip-final-newline babel-loader sass import-local jest-resolve redux flatted immutable meow
cheerio mocha is-plain-obj object.assign gopd imurmurhash update-browserslist-db fastq pump protobufjs
decamelize tar define-properties htmlparser2 define-data-property send side-channel set-function-length
es-errors lodash-es bignumber.js react-router-dom read-pkg restore-cursor finalhandler is-binary-path
merge-stream tsconfig-paths es-define-property object-keys uri-js csstype istanbul-lib-instrument
lines-and-columns run-parallel @babel/template tiny-invariant postcss-selector-parser
@babel/helper-plugin-utils npm-run-path color is-extendable reusify end-of-stream progress loose-envify
is-callable esrecurse word-wrap supports-preserve-symlinks-flag acorn-jsx json-parse-even-better-errors
source-map-js combined-stream vite queue-microtask webpack-dev-server fast-levenshtein dedent @aws-sdk/types
es-abstract agent-base bl negotiator estree-walker fast-xml-parser retry get-caller-file process-nextick-args
cli-spinners @babel/preset-react has-tostringtag punycode natural-compare marked @typescript-eslint/utils
ieee754 error-ex setprototypeof slice-ansi enhanced-resolve normalize-package-data joi is-path-inside
@smithy/types find-cache-dir colorette delayed-stream pirates is-regex babel-core prelude-ls is-negative-zero
jest-get-type postcss-value-parser asynckit is-unicode-supported deep-is type-detect require-from-string
buffer-from jest-diff deep-equal postcss es-to-primitive @sinclair/typebox optionator jest-util sax
string.prototype.trimend @smithy/util-utf8 pako @babel/helper-module-imports parseurl dir-glob levn
concat-stream etag cli-width keyv type-check xmlbuilder json-stable-stringify-without-jsonify process
tailwindcss istanbul-lib-coverage string.prototype.trimstart node-gyp-build @babel/preset-typescript expect
is-shared-array-buffer content-type mute-stream accepts cookie-signature compression @emotion/react
object.values url-parse regexp.prototype.flags style-loader domutils jest-message-util dom-serializer
@eslint/js range-parser superagent istanbul-reports foreground-child ansi-colors @types/uuid domhandler
validator ipaddr.js available-typed-arrays fresh jest-matcher-utils utils-merge diff-sequences css-loader
core-util-is js-cookie for-each webpack-sources strip-indent @typescript-eslint/typescript-estree
which-typed-array abort-controller object-hash webpack-merge react-redux pluralize merge-descriptors is-bigint
npm @babel/plugin-transform-runtime has-bigints nopt dotenv-expand flat-cache crypto-js http-proxy-middleware
unpipe array-union resolve-cwd object-inspect vary @babel/plugin-syntax-jsx regjsparser cross-fetch raw-body
proxy-from-env is-typed-array randombytes functions-have-names mongodb lilconfig internal-slot jest-cli
content-disposition @emotion/styled type-is function.prototype.name methods string-length jsbn ajv-formats
neo-async nan jackspeak is-weakref globalthis enquirer merge2 esquery json-buffer jest-haste-map jest-mock
regexpu-core ee-first validate-npm-package-name array-flatten eastasianwidth string.prototype.trim
cjs-module-lexer defaults istanbul-lib-report jest-regex-util es-set-tostringtag possible-typed-array-names mz
normalize-url jest-environment-node detect-newline stack-utils psl ts-jest destroy typed-array-length jsesc
undici array-includes path-scurry split2 object.fromentries jest-validate css-tree tapable socket.io
decimal.js safe-regex-test @babel/plugin-transform-modules-commonjs is-array-buffer css-select @jest/types
get-symbol-description clean-stack exit ajv-keywords terser-webpack-plugin jest-docblock ramda react-router
emittery flat chardet set-function-name babel-preset-jest whatwg-mimetype sisteransi array-buffer-byte-length
jest-snapshot node-int64 domelementtype url jest-config toidentifier unbox-primitive object.entries
safe-array-concat proxy-addr typed-array-byte-length babel-plugin-jest-hoist dot-prop classnames he
@popperjs/core fb-watchman @types/react jest-runtime jest-watcher webpack-cli validate-npm-package-license
@jridgewell/trace-mapping graphemer supports-color regenerator-transform watchpack arraybuffer.prototype.slice
media-typer react-transition-group whatwg-encoding node-forge es-shim-unscopables jest-runner
@smithy/protocol-http spdx-correct dateformat jest-changed-files is-docker typed-array-byte-offset immer
shell-quote @aws-crypto/sha256-js gensync tar-stream husky jest-each jest-resolve-dependencies
typed-array-buffer jest-circus @aws-sdk/client-sts test-exclude jszip istanbul-lib-source-maps lodash.isequal
jest-leak-detector @typescript-eslint/types wordwrap whatwg-fetch es6-promise is-generator-function chownr
arrify eslint-import-resolver-node eslint-module-utils babel-preset-current-node-syntax vue-router ansi-styles
is-interactive xml-name-validator spdx-expression-parse colors component-emitter svgo md5 archiver
@eslint/eslintrc cross-env consola regenerate-unicode-properties load-json-file char-regex wcwidth
spdx-exceptions deep-extend regenerate color-convert env-paths @rollup/pluginutils jiti pg run-async
@smithy/util-retry postcss-import @types/express cssesc unicode-canonical-property-names-ecmascript
get-package-type unicode-match-property-value-ecmascript cssstyle log-update core-js-compat unist-util-visit
v8-to-istanbul url-join es-module-lexer @radix-ui/react-slot @aws-sdk/credential-provider-node resolve.exports
less fs-minipass unicode-property-aliases-ecmascript aria-query @aws-crypto/sha256-browser jsonc-parser walker
nodemon query-string external-editor babel-plugin-istanbul set-blocking es-object-atoms file-type
requires-port eslint-plugin-jest react-refresh @jridgewell/sourcemap-codec data-urls is-ci promise
collect-v8-coverage spdx-license-ids socks-proxy-agent tweetnacl forwarded highlight.js
@typescript-eslint/scope-manager mdn-data tmpl web-vitals @smithy/fetch-http-handler which-boxed-primitive
@opentelemetry/semantic-conventions pino p-limit @smithy/node-config-provider is-data-view
data-view-byte-length @smithy/node-http-handler array.prototype.flat @smithy/util-middleware data-view-buffer
assert is-generator-fn chrome-trace-event @aws-sdk/middleware-user-agent jest
@babel/helper-validator-identifier morgan require-main-filename sharp moment-timezone underscore astral-regex
w3c-xmlserializer yup path aws-sdk interpret @aws-sdk/client-sso-oidc html-entities data-view-byte-offset
nth-check abbrev @aws-sdk/core postcss-load-config update-notifier socket.io-client css-what @angular/core
event-target-shim ast-types redent querystringify array.prototype.flatmap html-escaper @aws-sdk/util-endpoints
@aws-sdk/util-user-agent-node detect-libc ts-loader @babel/compat-data rc @opentelemetry/api asap
jest-environment-jsdom jose performance-now @types/express-serve-static-core @aws-sdk/util-user-agent-browser
nwsapi @mui/material verror @aws-sdk/middleware-host-header any-promise jsx-ast-utils map-obj socks
@smithy/url-parser define-lazy-prop is-set lint-staged get-stdin autoprefixer @aws-sdk/middleware-logger
@smithy/middleware-endpoint is-map @babel/helper-compilation-targets lowercase-keys @smithy/middleware-stack
boxen lodash.isplainobject @smithy/middleware-serde i18next @babel/helper-module-transforms change-case jws
simple-git commondir @smithy/middleware-retry envinfo mongoose @babel/plugin-syntax-import-meta
@typescript-eslint/visitor-keys @babel/helpers atob @aws-sdk/middleware-recursion-detection @angular/common
bser @nodelib/fs.walk acorn-globals mitt string.prototype.matchall @aws-sdk/region-config-resolver cli-table3
luxon pretty-bytes markdown-it typedarray @types/lodash elliptic winston @smithy/util-base64 lodash.camelcase
@types/jest setimmediate @types/estree recast minizlib @babel/plugin-syntax-typescript @grpc/grpc-js polished
symbol-tree @babel/plugin-transform-classes decompress-response @smithy/util-defaults-mode-browser image-size
@smithy/util-defaults-mode-node multer @babel/helper-annotate-as-pure pathe unicode-match-property-ecmascript
cookie-parser babel-runtime jwt-decode @babel/plugin-transform-react-jsx @types/react-dom zone.js ts-api-utils
boolbase p-cancelable object.groupby @angular/compiler @floating-ui/dom @smithy/config-resolver cacache
@smithy/core crypto-random-string which-collection is-weakmap is-weakset thenify p-retry clean-css
framer-motion http-signature thenify-all d3-array react-hook-form cac stream-browserify
@babel/plugin-transform-typescript ioredis configstore detect-indent cosmiconfig http-cache-semantics
JSONStream @smithy/middleware-content-length @smithy/hash-node array.prototype.findlastindex
mini-css-extract-plugin set-value mustache @smithy/invalid-dependency sshpk smart-buffer
@jridgewell/resolve-uri ua-parser-js @opentelemetry/core postcss-nested @babel/plugin-transform-destructuring
@angular/platform-browser fast-diff connect ip-address redux-thunk buffer-crc32 caseless tree-kill
@jest/globals eslint-import-resolver-typescript figlet ssri jest-pnp-resolver rfdc saxes
resize-observer-polyfill axe-core @nestjs/common encoding @swc/helpers dom-accessibility-api
which-builtin-type unique-string rechoir iterator.prototype axobject-query array.prototype.tosorted
repeat-string nodemailer @tsconfig/node16 listr2 @angular/forms cssom @jridgewell/gen-mapping
@smithy/util-endpoints @aws-sdk/client-s3 reselect filesize @babel/helper-string-parser pkg-dir cli-truncate
for-in google-auth-library @angular/platform-browser-dynamic minimalistic-assert unified
reflect.getprototypeof eslint-plugin-promise tailwind-merge is-finalizationregistry
@babel/plugin-transform-regenerator path-browserify on-headers color-string @smithy/util-body-length-browser
@babel/plugin-transform-template-literals clone-deep es-iterator-helpers sass-loader @angular/router
@ampproject/remapping @graphql-tools/utils loglevel json-parse-better-errors @smithy/util-body-length-node
bindings assertion-error @babel/plugin-transform-spread unique-filename postcss-loader memfs
@angular-devkit/core less-loader duplexer raf @typescript-eslint/type-utils deep-eql bowser dompurify busboy
data-uri-to-buffer async-retry jake fraction.js cssnano error-stack-parser adm-zip builtin-modules
html-webpack-plugin fill-range log4js playwright jsonparse typedarray-to-buffer balanced-match
@smithy/util-buffer-from @colors/colors @babel/helper-validator-option promise-retry unique-slug
array.prototype.findlast lodash.isstring eventemitter2 @smithy/property-provider @grpc/proto-loader
@tsconfig/node14 @babel/plugin-transform-async-to-generator get-value use-sync-external-store shelljs
@babel/plugin-transform-arrow-functions @octokit/rest responselike @smithy/is-array-buffer tiny-warning
prismjs @nodelib/fs.stat pnpm sucrase @swc/core nice-try @azure/abort-controller shallow-clone get-tsconfig
koa global-prefix d3-scale @opentelemetry/instrumentation hash.js normalize-range npm-package-arg
@sindresorhus/is pathval @babel/plugin-proposal-decorators upath @babel/highlight serve-index
@ungap/structured-clone csso isomorphic-fetch @babel/helper-simple-access stylis check-error
@cspotcode/source-map-support streamsearch postcss-modules-extract-imports temp-dir @angular-devkit/schematics
tunnel-agent @smithy/smithy-client @angular/animations util dequal acorn-import-attributes lz-string
@babel/plugin-transform-property-literals resolve-url-loader @nodelib/fs.scandir d3-shape regjsgen
webpack-bundle-analyzer @babel/plugin-transform-member-expression-literals @eslint-community/eslint-utils
formidable babel-plugin-macros crypto-browserify dlv @mui/icons-material file-loader styled-components
@nestjs/core d3 is-async-function package-json-from-dist supports-hyperlinks jwa postcss-safe-parser
@jest/test-result debounce decode-uri-component at-least-node redis traverse get-port
connect-history-api-fallback @jest/environment @eslint-community/regexpp stack-trace @opentelemetry/resources
tempy @testing-library/dom object-is lodash.debounce postcss-modules-values requireindex split
@istanbuljs/schema universalify @jest/reporters @babel/eslint-parser arr-flatten pngjs zustand @types/unist
@babel/plugin-transform-parameters web-streams-polyfill react-native fsevents @hapi/hoek
@babel/plugin-transform-class-properties postcss-js unplugin chart.js didyoumean agentkeepalive
@aws-sdk/credential-provider-ini node-notifier temp trim-newlines assign-symbols string-argv @octokit/types
@types/jsonwebtoken split-string @babel/plugin-transform-block-scoping damerau-levenshtein @vue/compiler-sfc
ethers @sinonjs/fake-timers supertest make-fetch-happen strnum react-icons
@babel/plugin-transform-shorthand-properties opener @jest/transform @babel/plugin-syntax-import-attributes
pure-rand node-emoji serialize-error @smithy/signature-v4 safe-stable-stringify uglify-js union-value spdy
@babel/plugin-syntax-object-rest-spread @radix-ui/react-dialog fast-uri proxy-agent @tsconfig/node10
confusing-browser-globals proc-log @tanstack/react-query @babel/plugin-transform-computed-properties
basic-auth filelist loupe is-promise @babel/plugin-transform-for-of terser esutils figures
@jridgewell/set-array yauzl read-cache @esbuild/linux-x64 ts-interface-checker pretty-ms @jest/console
unist-util-visit-parents prettier-linter-helpers @babel/plugin-syntax-class-properties libphonenumber-js antd
@babel/plugin-transform-literals detect-node is-installed-globally http-proxy escodegen
@babel/plugin-transform-exponentiation-operator react-i18next class-transformer ci-info serialize-javascript
@jest/fake-timers selfsigned vitest vinyl node-abort-controller obuf simple-swizzle
@babel/plugin-transform-function-name @babel/plugin-transform-modules-umd throttle-debounce bson
@babel/runtime-corejs3 json-bigint resolve-pkg-maps passport get-func-name fastest-levenshtein vuex hash-base
@protobufjs/utf8 @smithy/util-stream remove-trailing-separator common-tags js-base64 csv-parse human-signals
js-beautify @babel/plugin-transform-optional-chaining @protobufjs/base64 registry-auth-token symbol-observable
@octokit/core @sentry/node @aws-sdk/credential-provider-sso react-scripts @jest/core table
@babel/helper-create-class-features-plugin @babel/helper-replace-supers @types/yargs invariant
@protobufjs/eventemitter @protobufjs/codegen slugify styled-jsx @babel/plugin-syntax-import-assertions
@babel/plugin-transform-private-methods lit unist-util-is @protobufjs/float @pkgjs/parseargs http2-wrapper
websocket-extensions @aws-sdk/client-sso @protobufjs/pool @protobufjs/aspromise @protobufjs/inquire bs58
@isaacs/cliui @protobufjs/path widest-line crc-32 dns-packet @tsconfig/node12 @protobufjs/fetch
@babel/register @xmldom/xmldom class-validator ufo @smithy/shared-ini-file-loader isomorphic-ws
minipass-collect pinkie-promise preact p-queue @babel/plugin-transform-unicode-regex websocket-driver
camelcase-css d3-interpolate stop-iteration-iterator @babel/plugin-transform-object-super @types/glob babylon
@humanwhocodes/module-importer moo eslint-config-next jsbi language-tags create-jest tinycolor2
decimal.js-light @babel/plugin-transform-block-scoped-functions react-fast-compare
@babel/plugin-transform-sticky-regex mri @radix-ui/react-context @jest/test-sequencer del err-code
registry-url package-json @sentry/types @babel/helper-member-expression-to-functions css.escape vue-demi
https-browserify @babel/plugin-transform-private-property-in-object @babel/helper-optimise-call-expression
portfinder @babel/plugin-transform-modules-amd @opentelemetry/sdk-trace-base to-fast-properties @types/hast
@smithy/abort-controller bs-logger @babel/plugin-transform-react-display-name bootstrap
@babel/plugin-transform-typeof-symbol @babel/helper-skip-transparent-expression-wrappers ncp remark-parse
playwright-core react-remove-scroll universal-user-agent @babel/plugin-syntax-async-generators firebase
ecdsa-sig-formatter @babel/plugin-transform-nullish-coalescing-operator parent-module es-get-iterator
@vue/shared colord concurrently exponential-backoff @jest/schemas @babel/plugin-transform-object-rest-spread
d3-format stylelint buffer-equal-constant-time xdg-basedir @babel/plugin-transform-duplicate-keys
@reduxjs/toolkit lodash.includes d3-color postcss-calc ansi-html-community synckit
@babel/helper-create-regexp-features-plugin @babel/plugin-transform-modules-systemjs
css-minimizer-webpack-plugin launch-editor minipass-pipeline @smithy/util-hex-encoding import-lazy
@babel/plugin-transform-named-capturing-groups-regex @sinonjs/commons @radix-ui/react-primitive @types/mocha
minipass-flush conventional-commits-parser copy-to-clipboard os-locale optimist
@babel/plugin-transform-dotall-regex client-only hoist-non-react-statics @jest/expect-utils
@vitejs/plugin-react defu xlsx find-root event-stream sockjs b4a compare-versions
@aws-sdk/credential-provider-env triple-beam esm class-variance-authority http-parser-js lodash.get
@babel/plugin-syntax-dynamic-import webpack-dev-middleware default-gateway readline-sync
@istanbuljs/load-nyc-config @babel/plugin-syntax-bigint dargs graphql-request unique-names-generator
lodash.isnumber define-property pinkie @rollup/plugin-commonjs touch before-after-hook webpack-node-externals
@babel/plugin-transform-new-target decamelize-keys postcss-discard-duplicates d3-selection
@babel/helper-remap-async-to-generator @types/http-errors @smithy/querystring-builder typescript-eslint mysql2
vm-browserify @emotion/cache postcss-svgo express-validator @vueuse/core gulp promise-inflight
@graphql-tools/schema @hookform/resolvers html-tags @radix-ui/react-compose-refs ip
@babel/plugin-syntax-optional-chaining json-stringify-safe clone-response
@babel/plugin-transform-numeric-separator url-loader @faker-js/faker webpack-virtual-modules @aws-crypto/util
@webassemblyjs/ast conventional-changelog-angular mdast-util-from-markdown latest-version
postcss-ordered-values is-date-object is-string @types/tough-cookie pend @babel/cli fp-ts @sentry/core
@jest/source-map fast-safe-stringify node-cache eslint-plugin-unicorn simple-get @aws-sdk/token-providers
streamx @noble/hashes ts-morph wildcard pac-proxy-agent d3-time-format fs-monkey
@babel/plugin-syntax-nullish-coalescing-operator multicast-dns sha.js @webassemblyjs/wasm-parser
@nestjs/platform-express console-browserify netmask defer-to-connect fflate tsconfig-paths-webpack-plugin
pidtree lodash.once @aws-sdk/credential-provider-process thunky @babel/plugin-transform-class-static-block
fs-constants @sentry/utils @babel/helper-wrap-function @fortawesome/fontawesome-svg-core pg-connection-string
is-symbol @aws-sdk/credential-provider-web-identity @types/debug @octokit/request tty-browserify is-utf8
sort-keys @types/request @floating-ui/react-dom @babel/plugin-transform-export-namespace-from minipass-fetch
bcrypt lucide-react canvas wbuf @fortawesome/free-solid-svg-icons @babel/plugin-transform-flow-strip-types
@jest/expect semver-diff @babel/plugin-transform-reserved-words
@babel/plugin-transform-async-generator-functions proto-list event-emitter delay yeoman-generator
os-browserify @storybook/react @smithy/util-uri-escape @rollup/rollup-linux-x64-gnu @octokit/graphql tsx
@aws-sdk/credential-provider-http @smithy/service-error-classification @rushstack/eslint-patch openai denque
eslint-plugin-testing-library localforage jest-watch-typeahead pkg-types app-root-path d3-time lie
minimist-options hard-rejection @graphql-codegen/plugin-helpers @opentelemetry/api-logs config-chain
lodash.clonedeep case-sensitive-paths-webpack-plugin @smithy/querystring-parser
@babel/plugin-syntax-optional-catch-binding @emotion/memoize leven urlpattern-polyfill hasha relateurl
@webassemblyjs/wasm-edit @sentry/browser eslint-plugin-n @radix-ui/react-portal postcss-colormin get-uri
@babel/plugin-transform-logical-assignment-operators clipboardy eslint-plugin-node idb spdy-transport gaxios
command-line-args react-dropzone lodash.isboolean remark-gfm basic-ftp postcss-minify-params sirv std-env
resolve-alpn postcss-reduce-initial is-buffer cipher-base timers-browserify shimmer
@babel/helper-builder-binary-assignment-operator-visitor @babel/plugin-transform-optional-catch-binding btoa
qrcode is-boolean-object is-number-object parse5-htmlparser2-tree-adapter isbinaryfile select-hose
text-extensions minipass-sized react-error-boundary @octokit/openapi-types workerpool puppeteer-core
react-test-renderer core-js-pure pacote duplexer2 @smithy/util-waiter postcss-discard-comments
@aws-crypto/supports-web-crypto jscodeshift has fuse.js fd-slicer string.prototype.repeat
@smithy/credential-provider-imds eslint-config-standard form-data-encoder array-uniq @emotion/hash
@babel/plugin-transform-unicode-property-regex recursive-readdir delegates @types/pg
@babel/plugin-syntax-numeric-separator socket.io-parser rc-util is-regexp @jridgewell/source-map
@radix-ui/react-use-controllable-state @babel/plugin-transform-unicode-escapes cli-table caller-path
@angular/cdk node-domexception webpack-hot-middleware toposort @babel/plugin-transform-dynamic-import
react-markdown jsonpath-plus wide-align @apollo/client is-descriptor @radix-ui/primitive
@babel/plugin-transform-unicode-sets-regex @graphql-tools/merge @radix-ui/react-dropdown-menu jest-jasmine2
prr @playwright/test @turf/helpers conventional-changelog-conventionalcommits @mapbox/node-pre-gyp dom-helpers
is-text-path archiver-utils @rollup/plugin-json postcss-normalize-unicode semver-compare dataloader
@babel/plugin-transform-json-strings @xtuc/long pino-pretty tunnel pg-types @radix-ui/react-tooltip
@radix-ui/react-checkbox vue-eslint-parser @radix-ui/react-popover @aws-sdk/credential-providers fbjs
ts-dedent lit-element @babel/plugin-bugfix-safari-id-destructuring-collision-in-function-expression
@smithy/util-config-provider batch sequelize ansi-html xml stringify-object storybook pino-abstract-transport
@babel/plugin-syntax-json-strings readline for-own ssh2 vfile-message vite-node nullthrows git-raw-commits
fecha html2canvas d3-ease mrmime github-slugger vscode-uri typeorm formik @floating-ui/core lodash.mergewith
is-typedarray nyc merge postcss-merge-rules is-npm postcss-minify-selectors parse-passwd @babel/preset-modules
utila command-exists @types/send immediate bcryptjs compare-func stylelint-config-standard
@babel/plugin-transform-react-jsx-source cacheable-lookup @mui/utils is-builtin-module @mui/system
unist-util-stringify-position @vue/compiler-dom @octokit/request-error papaparse node-html-parser
@babel/plugin-syntax-logical-assignment-operators space-separated-tokens @radix-ui/react-select
@ant-design/icons aggregate-error @babel/plugin-bugfix-v8-spread-parameters-in-optional-chaining puppeteer
@webassemblyjs/wast-printer lodash.isinteger @vitest/utils snapdragon echarts d3-path @commitlint/cli
@floating-ui/react @adobe/css-tools @xtuc/ieee754 browserify-rsa @commitlint/config-conventional
@yarnpkg/lockfile linkify-it postcss-unique-selectors queue escape-goat has-ansi postcss-merge-longhand
@google-cloud/storage swiper @storybook/addon-actions bunyan @octokit/plugin-paginate-rest
eslint-plugin-unused-imports @radix-ui/react-id unicorn-magic @react-aria/utils @babel/plugin-syntax-flow
postgres-array postcss-convert-values memoize-one @next/eslint-plugin-next sonic-boom config bonjour-service
postgres-interval resolve-dir @react-types/shared @radix-ui/react-use-layout-effect prepend-http
import-in-the-middle svg-parser @babel/plugin-bugfix-v8-static-class-fields-redefine-readonly
@opentelemetry/sdk-metrics pac-resolver tsutils es6-error postcss-flexbugs-fixes babel-plugin-polyfill-corejs3
deprecation @vue/compiler-core is-inside-container @radix-ui/react-use-callback-ref koa-compose
@emotion/serialize tinyspy yarn @babel/plugin-syntax-unicode-sets-regex copy-webpack-plugin json-schema
npm-run-all lodash.memoize @oclif/core react-dev-utils @types/node-forge @types/connect path-is-inside
@azure/core-rest-pipeline history @webassemblyjs/wasm-opt tailwindcss-animate set-cookie-parser
postcss-preset-env @azure/core-auth sanitize-html @swc/counter @types/ws
@babel/plugin-bugfix-firefox-class-in-computed-class-key pdfjs-dist is-url pino-std-serializers stylus
babel-plugin-polyfill-regenerator dom-converter archy google-protobuf mdast-util-to-markdown
@webassemblyjs/wasm-gen degenerator prebuild-install @emotion/utils ignore-walk markdown-to-jsx pinia
@types/qs @emotion/unitless bare-events three react-dnd css-declaration-sorter cli-color lodash.uniq
npm-packlist warning glob-to-regexp object.getownpropertydescriptors postcss-scss swagger-ui-express
@emotion/babel-plugin fork-ts-checker-webpack-plugin date-format remark-rehype googleapis @types/json-schema
@graphql-codegen/visitor-plugin-common @webassemblyjs/helper-buffer is-arguments import-meta-resolve
@floating-ui/utils generic-pool makeerror @storybook/addon-docs array-ify @headlessui/react @nx/devkit
babel-plugin-polyfill-corejs2 npm-pick-manifest d3-transition prom-client @vitest/spy @types/aws-lambda
fast-fifo react-select findup-sync local-pkg fetch-blob is-obj replace-ext stylehacks p-is-promise knex
@rollup/plugin-node-resolve lazystream cssnano-preset-default micromark-util-symbol
@webassemblyjs/helper-wasm-bytecode @vitest/expect @webassemblyjs/helper-wasm-section front-matter quick-lru
memoizee node-gyp eslint-plugin-flowtype is-windows react-dnd-html5-backend @types/validator git-url-parse
@babel/plugin-transform-react-jsx-self ts-toolbelt lit-html mlly plugin-error markdown-table react-colorful
conventional-commits-filter react-toastify @octokit/auth-token compressible cli-highlight stream-http
regex-parser @inquirer/prompts openapi-types pupa @szmarczak/http-timer @bcoe/v8-coverage assert-plus
@babel/preset-flow sortablejs npm-bundled csv-stringify parse-ms is-retry-allowed @webassemblyjs/leb128
queue-tick postgres-date vscode-languageserver-textdocument call-me-maybe
@webassemblyjs/floating-point-hex-parser filter-obj is-accessor-descriptor socket.io-adapter
is-data-descriptor @webassemblyjs/helper-api-error mimic-response inflection conventional-changelog-writer
lodash.snakecase needle @types/node-fetch swr @babel/plugin-transform-react-jsx-development d3-timer logform
recharts @babel/plugin-syntax-decorators @next/env graphql-tag require-in-the-middle tar-fs intl-messageformat
loader-runner vue-i18n gcp-metadata @webassemblyjs/utf8 @webassemblyjs/ieee754 mobx url-parse-lax totalist
@types/semver @octokit/plugin-rest-endpoint-methods cron-parser eslint-plugin-simple-import-sort http-server
@oclif/plugin-help postgres-bytea engine.io-parser npm-normalize-package-bin identity-obj-proxy d3-geo
p-reduce mnemonist node-schedule stacktrace-parser eslint-utils micromark-util-character date-fns-tz
default-browser sinon @radix-ui/react-dismissable-layer stream-buffers jsonify eslint-config-react-app dezalgo
array.prototype.toreversed @npmcli/fs common-path-prefix hermes-parser @types/js-yaml stylelint-scss
void-elements fastify which-module @svgr/webpack parse-entities @radix-ui/react-avatar one-time
mdast-util-to-string async-limiter @tanstack/react-table engine.io remark-stringify module-details-from-path
tabbable extract-zip p-each-series has-value @emotion/weak-memoize run-applescript filenamify caller-callsite
read cookies @inquirer/core @webassemblyjs/helper-numbers google-gax uid npm-install-checks @svgr/core
base64-arraybuffer fs-readdir-recursive has-yarn @hapi/topo async-mutex errorhandler character-entities lcid
webpack-manifest-plugin has-values ohash minimalistic-crypto-utils @typescript-eslint/experimental-utils
pg-protocol import-from @aws-sdk/util-locate-window property-information base-x duplexer3 d
@storybook/preview-api underscore.string babel-preset-react-app unzipper color-support secp256k1
@storybook/addon-links aws4 domain-browser tinypool react-use browser-stdout stripe hermes-estree
camelcase-keys @prisma/client simple-concat sade xpath terminal-link
@babel/plugin-proposal-export-default-from @npmcli/package-json @tootallnate/once mysql big-integer
html-encoding-sniffer style-to-object nprogress @aws-crypto/crc32 @smithy/eventstream-serde-browser
@react-aria/focus eslint-config-airbnb-base @radix-ui/react-tabs nock @types/jsdom jasmine-core faker
@aws-sdk/client-lambda comment-json eslint-plugin-jsdoc @babel/plugin-syntax-private-property-in-object svelte
@nestjs/config fast-redact @types/mdast lodash.startcase esbuild-register http-status-codes
@azure/core-tracing ethereumjs-util pug @noble/curves randexp mdurl jsonpath @storybook/addon-essentials
@angular/material @radix-ui/react-direction d3-zoom vscode-languageserver amqplib micromark-util-types
is-lambda rollup-pluginutils seedrandom d3-hierarchy @octokit/endpoint install is-what write
@react-aria/interactions limiter @smithy/eventstream-serde-node exceljs command-line-usage
@radix-ui/react-presence @smithy/eventstream-codec @radix-ui/react-label sqlstring why-is-node-running
firebase-admin vscode-languageserver-types react-docgen @aws-sdk/client-dynamodb get-east-asian-width
formdata-node kolorist @schematics/angular @remix-run/router auto-bind react-draggable citty semver-regex
es6-iterator min-indent chrome-launcher aria-hidden @smithy/eventstream-serde-config-resolver cluster-key-slot
@discoveryjs/json-ext emojis-list bundle-name @babel/plugin-transform-react-pure-annotations global-modules
duplexify comma-separated-tokens @babel/plugin-syntax-class-static-block stream-combiner @vitejs/plugin-vue
@apidevtools/json-schema-ref-parser crc32-stream lodash.throttle qrcode-terminal @types/react-router-dom
jsonc-eslint-parser @aws-sdk/client-cognito-identity @inquirer/confirm es6-symbol rehype-slug
@aws-sdk/util-arn-parser normalize.css @types/resolve string.prototype.includes eslint-plugin-eslint-comments
mdast-util-to-hast fuzzy msw cookiejar @radix-ui/react-switch formdata-polyfill d3-drag
@babel/plugin-bugfix-safari-class-field-initializer-scope esniff
@babel/plugin-transform-duplicate-named-capturing-groups-regex base64url file-saver gzip-size @actions/core
@types/body-parser extsprintf @nestjs/swagger compress-commons @fortawesome/react-fontawesome
devtools-protocol hast-util-to-string eslint-config-airbnb better-opn karma pstree.remy dependency-graph
xml-js character-entities-legacy listr react-window @storybook/manager-api zod-to-json-schema
postcss-modules-local-by-default @mui/x-date-pickers @azure/core-client copy-anything helmet fast-equals
d3-scale-chromatic @angular/compiler-cli @types/prop-types quill is-yarn-global sanitize-filename
postcss-modules-scope @types/babel__core @alloc/quick-lru array-unique unist-util-position mqtt
@azure/msal-browser gtoken find-versions d3-dispatch @svgr/plugin-jsx arr-diff crypt @semantic-release/error
dset confbox jsonpointer tinybench @sindresorhus/merge-streams quick-format-unescaped
opencollective-postinstall @vue/reactivity faye-websocket plist columnify @storybook/addon-viewport
@sentry/integrations @storybook/csf @radix-ui/react-accordion pg-pool gray-matter babel-register asn1
@radix-ui/react-focus-scope readdir-glob repeating @pkgr/core d3-dsv @azure/identity
stylelint-config-recommended i18next-browser-languagedetector @azure/logger dashdash hast-util-is-element
rrweb-cssom throat @opentelemetry/context-async-hooks react-intl @aws-sdk/credential-provider-cognito-identity
jimp memory-fs create-hash @tanstack/query-core urijs hastscript source-map-loader ret @sentry/react mathjs
tiny-emitter node-stream-zip trough address pretty-error @rtsao/scc signale vite-tsconfig-paths parse-url
aproba atomic-sleep redis-parser @inquirer/type @nuxt/kit opentracing lodash.escaperegexp internmap
@sideway/formula cypress utility-types babel-cli xmlchars zip-stream @smithy/eventstream-serde-universal
request-progress safe-regex async-each adjust-sourcemap-loader thread-stream nunjucks passport-strategy
parse-filepath fast-copy @babel/plugin-transform-react-constant-elements v8flags
@opentelemetry/instrumentation-http jspdf @radix-ui/react-collapsible sane promise-polyfill @sideway/address
should @types/fs-extra screenfull yosay @rollup/rollup-linux-x64-musl typedoc @vitest/snapshot graphql-ws
react-docgen-typescript isstream engine.io-client tippy.js sudo-prompt @storybook/global @dnd-kit/core
icss-utils is-reference regexpp notifications-node-client secure-json-parse @iarna/toml @emotion/sheet cron
@radix-ui/react-focus-guards untildify @types/ms babel-polyfill text-hex @types/d3-scale react-popper base64id
@types/geojson node-machine-id shallowequal leaflet lodash.sortby charenc @azure/core-paging @swc/types
request-promise-core global cacheable-request retry-request use-callback-ref process-warning swagger-ui-dist
rc-slider v8-compile-cache object.pick @fastify/busboy bottleneck mdast-util-phrasing
@aws-sdk/s3-request-presigner valid-url clear child_process @types/eslint pascalcase lodash.upperfirst
unc-path-regex mixin-deep parse-node-version micromark-factory-space streamroller arr-union
@radix-ui/react-radio-group aws-sign2 title-case is-potential-custom-element-name lunr property-expr map-cache
pg-int8 expand-brackets web3 array-equal stealthy-require d3-force @storybook/blocks @js-sdsl/ordered-map
@opentelemetry/sdk-trace-node tsup monaco-editor @aws-sdk/middleware-sdk-s3 private
@aws-sdk/client-secrets-manager jsprim @graphql-typed-document-node/core extglob d3-axis @parcel/watcher
undefsafe react-app-polyfill bcrypt-pbkdf vscode-jsonrpc marked-terminal cosmiconfig-typescript-loader
tarjan-graph @storybook/test @radix-ui/react-visually-hidden shiki @dnd-kit/sortable vlq
workbox-webpack-plugin @vue/runtime-core on-exit-leak-free vuedraggable @mui/styled-engine
@storybook/addon-controls @pmmmwh/react-refresh-webpack-plugin @storybook/components inversify teeny-request
forever-agent msgpackr fast-csv object-path @vitest/pretty-format @storybook/core toml
default-require-extensions prisma colorspace wait-on openid-client p-filter vscode-languageserver-protocol
json-stable-stringify html-to-text stoppable longest @aws-sdk/signature-v4-multi-region @whatwg-node/fetch
flow-parser object.hasown lazy-ass @vitest/runner @emotion/use-insertion-effect-with-fallbacks bare-path
vue-template-compiler @angular-devkit/architect react-devtools-core @types/mysql io-ts @trysound/sax
@ctrl/tinycolor stackback @graphql-codegen/typescript uc.micro react-day-picker @commitlint/load
@azure/core-lro anser @npmcli/run-script nearley git-up patch-package environment hammerjs stackframe
js-sha256 lodash.flattendeep is-primitive unset-value repeat-element character-reference-invalid
stylelint-order csv browserify-zlib react-shallow-renderer static-eval ast-types-flow cache-manager
koa-convert eslint-plugin-vue react-remove-scroll-bar deep-object-diff please-upgrade-node ecc-jsbn conf
klaw-sync @radix-ui/react-collection @microsoft/tsdoc text-decoder @dataform/core googleapis-common
lodash.defaults @types/luxon exit-hook nanomatch read-package-json-fast pnp-webpack-plugin jwks-rsa ky
mimic-function @azure/msal-node to-object-path @types/d3-time tsscmp getpass @mui/lab @azure/core-util use
stringify-entities redis-errors axios-retry winston-transport url-template real-require @polka/url
babel-plugin-named-asset-import decompress bare-fs static-extend to-regex nx ccount bare-stream
prosemirror-view karma-chrome-launcher bare-os just-extend window-size react-style-singleton
babel-plugin-transform-regenerator @eslint/config-array @ethersproject/address regex-not sift @smithy/md5-js
@firebase/util prettier-plugin-tailwindcss @radix-ui/react-toast rw msgpack-lite object-copy object-visit
@storybook/addon-a11y create-hmac posix-character-classes micromark siginfo utf-8-validate prosemirror-model
collection-visit react-reconciler @tanstack/react-virtual metro-core bech32 p-timeout svg-tags array-slice
cli-progress editorconfig snapdragon-node denodeify snapdragon-util pgpass base @turf/meta fromentries
cache-base array-back micromark-util-subtokenize react-native-safe-area-context hexoid metro constructs earcut
react-number-format @sideway/pinpoint easy-table append-field oauth-sign @types/inquirer copy-descriptor
@angular/cli html-minifier-terser @graphql-tools/load react-native-gesture-handler @types/lodash-es liftoff
class-utils split-on-first @radix-ui/react-scroll-area @mdx-js/react @stencil/core fancy-log
git-remote-origin-url map-visit hast-util-whitespace katex git-semver-tags bs58check @aws-sdk/xml-builder
metro-source-map joycon fragment-cache react-native-svg vite-plugin-dts @storybook/addon-backgrounds
lottie-web stream-events metro-resolver @mui/types numeral passport-jwt @radix-ui/react-icons
@google-cloud/paginator language-subtag-registry react-color @opentelemetry/exporter-trace-otlp-http
web3-utils pumpify @turf/invariant @react-spring/web @types/babel__traverse metro-config brotli jsc-android
is-path-cwd arch @inquirer/figures @vue/compiler-ssr semantic-release @aws-crypto/crc32c modify-values
token-types @commitlint/types algoliasearch eslint-plugin-storybook util.promisify sort-package-json
postcss-media-query-parser chance functional-red-black-tree jpeg-js koa-static strtok3 create-react-class
@swc/core-linux-x64-gnu globrex @radix-ui/react-use-escape-keydown bufferutil @aws-sdk/lib-dynamodb
node-fetch-native mongodb-connection-string-url chai-as-promised piscina loud-rejection pn internal-ip
@storybook/addon-interactions @aws-sdk/client-sqs errno metro-cache yaml-ast-parser @google-cloud/promisify
oauth map-age-cleaner @npmcli/agent @react-navigation/native is-ssh xmlhttprequest-ssl redux-saga
@vue/server-renderer parse-path react-textarea-autosize prosemirror-state @ethersproject/abi klona
stdin-discarder @emnapi/runtime @aws-sdk/util-dynamodb @azure/storage-blob cli-boxes express-session
eslint-plugin-cypress inline-style-prefixer home-or-tmp metro-symbolicate pm2 yoctocolors-cjs @npmcli/git
raw-loader standard-as-callback vue-loader xss is pixelmatch bail @opentelemetry/sdk-logs
@jest/create-cache-key-function rollup-plugin-typescript2 babel-plugin-transform-object-rest-spread
@tailwindcss/typography js-sha3 @leichtgewicht/ip-codec asn1.js @formatjs/intl-localematcher
hyphenate-style-name @graphql-tools/graphql-file-loader prompt react-native-reanimated nocache
eslint-plugin-react-refresh requirejs use-sidecar @dnd-kit/utilities callsite @slup/icons vfile
@rollup/plugin-terser ethereum-cryptography pbkdf2 @types/d3-shape fdir metro-babel-transformer
zod-validation-error optimize-css-assets-webpack-plugin react-native-screens @react-stately/utils bfj
@graphql-tools/wrap inquirer-autocomplete-prompt @google-cloud/projectify @svgr/plugin-svgo fn.name
react-modal get-nonce find-yarn-workspace-root @inquirer/select node-cron rsvp conventional-changelog-core
@csstools/selector-specificity devlop foreach mobx-react strict-event-emitter
@babel/plugin-syntax-top-level-await @aws-sdk/middleware-bucket-endpoint mdast-util-gfm-table @react-aria/ssr
nypm ink ep_latex @wry/trie micromark-util-sanitize-uri node-dir deep-diff detect-node-es keygrip
@cucumber/messages lighthouse-logger gradient-string @next/swc-linux-x64-gnu
@opentelemetry/instrumentation-express cheerio-select postcss-resolve-nested-selector postcss-normalize
micromark-util-combine-extensions abstract-leveldown randomatic lodash.groupby mdast-util-gfm args turbo
@radix-ui/react-use-size d3-brush stream-shift quickselect rc-tooltip comment-parser string-hash tinyrainbow
browser-process-hrtime @emotion/is-prop-valid @graphql-tools/delegate vinyl-fs @changesets/cli react-helmet
@codemirror/view lodash.flatten help-me @types/react-router gl-matrix es-array-method-boxes-properly
supercluster ob1 html-react-parser timed-out @radix-ui/react-slider ts-pattern
@graphql-codegen/typescript-operations babel-helpers @sentry/cli spawn-wrap when rbush
@aws-sdk/middleware-expect-continue has-unicode @aws-sdk/middleware-flexible-checksums
@formatjs/icu-messageformat-parser longest-streak @aws-crypto/sha1-browser
@aws-sdk/middleware-location-constraint @aws-sdk/middleware-ssec path-root int64-buffer ripemd160
@fortawesome/fontawesome-free cookie-session mdast-util-find-and-replace @cypress/request gulp-rename nise
babel-plugin-transform-class-properties diff-match-patch @aws-sdk/lib-storage expo yargs-unparser
@types/react-transition-group @solana/web3.js path-root-regex @types/babel__generator aes-js passport-local
mdast-util-gfm-strikethrough source-list-map conventional-changelog-preset-loader clipanion file-uri-to-path
@codemirror/language only micromark-util-chunked xcode @nestjs/testing varint rehype-external-links ansi-align
@tailwindcss/forms async-validator har-schema @nestjs/axios indexof protocols react-error-overlay detect-port
conventional-recommended-bump @smithy/hash-stream-node magicast @puppeteer/browsers @smithy/hash-blob-browser
nconf global-directory tedious enzyme @storybook/addon-measure @svgr/babel-plugin-remove-jsx-attribute
@tiptap/core stubs @humanwhocodes/retry @formatjs/ecma402-abstract @rollup/plugin-babel @jsdevtools/ono
@eslint/object-schema font-awesome handle-thing hpack.js http-deceiver browser-assert tldts @azure/msal-common
any-grid @ethersproject/bignumber styled-system copyfiles codemirror babel-preset-stage-0 @tiptap/pm
console-control-strings regexp-tree rc-resize-observer @smithy/chunked-blob-reader zen-observable-ts
natural-compare-lite rehype-raw @radix-ui/react-alert-dialog @semantic-release/commit-analyzer css
react-lifecycles-compat @codemirror/state peek-readable postcss-discard-empty
@react-native-async-storage/async-storage @svgr/babel-plugin-replace-jsx-attribute-value
@svgr/babel-plugin-add-jsx-attribute aws-cdk-lib rx dd-trace outdent @types/ramda react-chartjs-2
@radix-ui/react-popper focus-trap @csstools/css-tokenizer @storybook/theming mdast-util-gfm-task-list-item
stream-combiner2 @vue/runtime-dom viem proper-lockfile decode-named-character-reference walk-up-path
@csstools/css-parser-algorithms discord.js xmlhttprequest react-copy-to-clipboard @types/mdx superjson
react-intersection-observer mssql @types/serve-static use-debounce mdast-util-gfm-autolink-literal
@firebase/component @mswjs/interceptors ts-invariant rc-menu metro-transform-plugins metro-transform-worker
eslint-webpack-plugin clean-webpack-plugin @next/swc-linux-x64-musl astring @opentelemetry/otlp-transformer
micromark-extension-gfm-table @opentelemetry/propagator-b3 micromark-util-encode @types/jquery
micromark-util-normalize-identifier browserify-aes @storybook/icons metro-cache-key koa-router
lodash.kebabcase hash-sum ssf ts-essentials metro-runtime micromark-util-resolve-all
@opentelemetry/otlp-exporter-base micromark-extension-gfm-strikethrough @types/triple-beam
@storybook/builder-webpack5 prosemirror-commands @npmcli/installed-package-contents @slack/web-api
chromium-bidi postcss-minify-gradients @svgr/babel-plugin-transform-svg-component i
micromark-factory-whitespace @svgr/babel-plugin-svg-dynamic-title @svgr/babel-plugin-svg-em-dimensions
caniuse-api postcss-minify-font-values matcher @commitlint/lint @sentry-internal/feedback @aws-sdk/client-iam
mv ts-pnp @types/cors eslint-config-airbnb-typescript rollup-plugin-visualizer enabled
postcss-normalize-charset react-element-to-jsx-string postcss-reduce-transforms postcss-discard-overridden
postcss-normalize-url prosemirror-transform rc-dialog @stripe/stripe-js @smithy/chunked-blob-reader-native
pause-stream ember-cli-babel @ant-design/colors cmdk outvariant @types/d3-array @rushstack/node-core-library
node-abi superstruct micromark-core-commonmark @octokit/plugin-request-log renderkid jsonschema node-preload
hast-util-heading-rank micromark-util-classify-character @tootallnate/quickjs-emscripten openapi3-ts
@storybook/addon-toolbars @fortawesome/free-regular-svg-icons github-from-package micromark-extension-gfm
brorand package-hash babel-preset-stage-2 element-ui @swc/jest constants-browserify check-more-types
array-tree-filter proto3-json-serializer marky prosemirror-keymap vuetify levelup @types/supertest
toggle-selection sigstore @react-aria/i18n trim-repeated @ethersproject/bytes postcss-normalize-whitespace
ansi-fragments estree-util-is-identifier-name type babel-plugin-dynamic-import-node @storybook/react-dom-shim
headers-polyfill stacktrace-js querystring-es3 @semantic-release/npm karma-jasmine remark
rollup-plugin-postcss @graphql-codegen/cli @types/minimist readable-web-to-node-stream
@svgr/babel-plugin-remove-jsx-empty-expression @types/minimatch codepage @inquirer/input
babel-plugin-transform-es2015-modules-commonjs babel-generator sparse-bitfield postcss-normalize-positions
adler-32 react-bootstrap cfb micromark-extension-gfm-task-list-item micromark-util-decode-string tildify
postcss-normalize-repeat-style html-minifier rc-notification postcss-normalize-string
postcss-normalize-display-values union pseudomap @turf/bbox micromark-util-decode-numeric-character-reference
code-block-writer downshift postcss-normalize-timing-functions @ethersproject/providers method-override xhr
@stoplight/types @radix-ui/react-roving-focus @types/yargs-parser bplist-parser @firebase/app-types
@mui/private-theming conventional-changelog @rollup/plugin-replace graphql-config tuf-js postcss-clamp
react-native-webview lodash.isfunction @internationalized/date @sentry-internal/replay-canvas jotai
eslint-plugin-react-native rc-table serve-favicon @apidevtools/swagger-parser better-sqlite3 @types/chai
is-absolute-url async-lock chroma-js @opentelemetry/instrumentation-pg @koa/router remark-frontmatter sonner
punycode.js babel-plugin-transform-react-remove-prop-types logkitty hmac-drbg asn1js koa-bodyparser bip39
rc-tabs ospath @npmcli/arborist react-slick fast-querystring @opentelemetry/sdk-node mobx-react-lite
default-browser-id unixify @tanstack/react-query-devtools issue-parser @babel/helper-split-export-declaration
browserify @wdio/logger d3-quadtree release-zalgo process-on-spawn de-indent mini-svg-data-uri grunt ofetch
metro-file-map istanbul-lib-processinfo micromark-extension-gfm-autolink-literal append-transform
@firebase/logger http-assert request-ip buffer-xor @aws-sdk/client-cloudwatch-logs read-cmd-shim hpagent
@types/shimmer kafkajs rc-select rc-progress corser homedir-polyfill @svgr/babel-preset @dabh/diagnostics
effect node-polyfill-webpack-plugin prosemirror-schema-list twilio @iconify/types rc-collapse
micromark-factory-label bplist-creator micromark-factory-destination micromark-util-html-tag-name
micromark-factory-title tinyexec @semantic-release/release-notes-generator @emotion/core @lezer/lr
@lezer/highlight buffers @aws-sdk/client-ssm vue-tsc robust-predicates giget roarr obliterator d3-delaunay
@commitlint/format mathml-tag-names ajv-draft-04 @ethersproject/solidity @scure/bip39 @vueuse/shared
@types/caseless multimatch @types/mute-stream slate @opentelemetry/instrumentation-mongodb json2csv trim-lines
@nestjs/mapped-types ajv-errors @material-ui/icons chalk-template node-gyp-build-optional-packages
fast-decode-uri-component async-sema quill-delta md5.js react-datepicker @radix-ui/react-use-previous
@radix-ui/react-arrow @radix-ui/react-use-rect cmd-shim @graphql-tools/url-loader @types/multer
@storybook/addon-outline from2 tinyqueue element-plus @yarnpkg/parsers dockerode wait-port builtins
@turf/distance @storybook/csf-plugin @types/babel__template @types/d3-color react-helmet-async
mdast-util-mdxjs-esm next-themes metro-minify-terser jju rc-cascader aws-cdk caching-transform delaunator
@turf/turf stylelint-config-standard-scss character-entities-html4 telejson lodash.ismatch swagger-jsdoc
axios-mock-adapter os raf-schd @vitest/coverage-v8 destr strict-uri-encode bin-links @open-draft/until
@npmcli/node-gyp global-agent shallow-equal read-yaml-file string-template jsep html-loader
@repeaterjs/repeater pg-cloudflare es5-ext buffer-alloc @opentelemetry/instrumentation-ioredis rc-upload
file-selector @types/webpack json-pointer babel-helper-optimise-call-expression clipboard
@radix-ui/react-progress prosemirror-inputrules intersection-observer react-resizable @cucumber/gherkin format
tmp-promise @semantic-release/git is-bun-module hast-util-parse-selector @sigstore/protobuf-specs
@expo/config-plugins @mui/x-data-grid @actions/github @babel/helper-function-name @actions/http-client
@opentelemetry/instrumentation-graphql z-schema @types/crypto-js throttleit des.js rc-drawer rc-checkbox
strip-outer @types/d3-interpolate @swc/core-linux-x64-musl is-directory @braintree/sanitize-url bundle-require
@eslint/compat chromatic @types/istanbul-reports @types/istanbul-lib-coverage yaml-eslint-parser kdbush
rc-tree css-line-break appdirsjs uint8arrays is-hotkey babel-template @vue/test-utils rc-tree-select
perfect-scrollbar idb-keyval @graphql-tools/relay-operation-optimizer lodash.template d3-polygon sweetalert2
zwitch ylru @nolyfill/is-core-module @opentelemetry/instrumentation-fastify byline @pulumi/pulumi
@sindresorhus/slugify @heroicons/react @opentelemetry/propagator-jaeger prosemirror-history rc-input-number
redux-persist ramda-adjunct @storybook/instrumenter electron expand-tilde @google-cloud/firestore
@graphql-codegen/add rc-field-form lerna swagger2openapi has-own-prop rc-dropdown postcss-nesting
jsdoc-type-pratt-parser timers-ext @types/superagent d3-random @react-native/normalize-colors @wry/equality
babel-types parse-glob browserify-cipher @bufbuild/protobuf @types/nodemailer d3-contour
@ckeditor/ckeditor5-paragraph regex-cache tsconfck infer-owner babel-plugin-syntax-dynamic-import
@tiptap/starter-kit @esbuild/linux-arm64 @tiptap/extension-link @svgr/babel-plugin-transform-react-native-svg
lodash.isundefined @antfu/utils ip-regex @octokit/plugin-throttling pretty-hrtime @nrwl/devkit
mdast-util-mdx-jsx @npmcli/redact react-native-vector-icons @types/graceful-fs evp_bytestokey commitizen
binary rc-rate @semantic-release/github mdast-util-mdx-expression @sigstore/bundle @aws-sdk/util-format-url
multiformats prettyjson @ioredis/commands @firebase/database babel-preset-env @npmcli/map-workspaces
universal-cookie tsconfig lodash.isarguments fbemitter @radix-ui/react-menu @graphql-tools/code-file-loader
w3c-keyname slick-carousel @firebase/database-types base-64 @whatwg-node/node-fetch react-table tinyglobby
react-confetti @storybook/addon-highlight lightningcss flow-enums-runtime @base2/pretty-print-object
@commitlint/read lodash.isnil @codemirror/commands libsodium-wrappers ulid create-ecdh cssnano-utils
@types/tmp @graphql-codegen/core thingies rc-switch @vue/devtools-api @opentelemetry/instrumentation-mongoose
browserify-sign @types/use-sync-external-store tiny-case diffie-hellman @storybook/core-events
@codemirror/autocomplete @ethersproject/abstract-signer cache-content-type lodash.truncate types-registry
eventsource fluent-ffmpeg just-diff @nestjs/microservices eslint-plugin-no-only-tests rc-motion
react-device-detect is-module common-ancestor-path @opentelemetry/instrumentation-koa public-encrypt
@ckeditor/ckeditor5-typing remove-accents @lukeed/csprng @types/styled-components react-pdf d3-fetch
find-process babel-plugin-syntax-trailing-function-commas @opentelemetry/instrumentation-mysql
buffer-alloc-unsafe webdriverio @nx/js rx-lite h3 @nestjs/passport @graphql-codegen/schema-ast
isomorphic-unfetch @opentelemetry/instrumentation-nestjs-core preserve find-package-json klaw multipipe
parse-asn1 @pnpm/npm-conf @peculiar/webcrypto babel-plugin-transform-flow-enums next-tick ignore-by-default
download postcss-custom-properties @clack/prompts @ethersproject/contracts pdf-lib dotenv-cli
@opentelemetry/instrumentation-redis-4 iterare @esbuild/darwin-arm64 @eslint/plugin-kit gsap lodash.pick
@nicolo-ribaudo/eslint-scope-5-internals @firebase/app find-pkg @babel/helper-hoist-variables yamljs
memory-cache @graphql-tools/json-file-loader hast-util-to-html mdast-util-gfm-footnote istanbul-lib-hook
@rollup/plugin-typescript @babel/helper-environment-visitor react-hot-toast memorystream
@ckeditor/ckeditor5-basic-styles @elastic/elasticsearch micromark-extension-gfm-footnote sqlite3 p-defer
@mui/core-downloads-tracker @js-joda/core eslint-compat-utils tween-functions @tokenizer/token @sigstore/sign
@angular-devkit/schematics-cli lodash.capitalize @radix-ui/rect preact-render-to-string
@opentelemetry/exporter-trace-otlp-grpc webpack-subresource-integrity slate-react download-git-repo
@sigstore/tuf napi-build-utils browserify-des @react-aria/visually-hidden tldts-core @img/sharp-linux-x64
@ts-morph/common css-functions-list ts-log html-parse-stringify fast-check @types/react-redux
@ckeditor/ckeditor5-essentials which-pm-runs @nestjs/jwt miller-rabin @nestjs/schematics @emotion/css
lodash.mapvalues add-stream @tiptap/extension-paragraph showdown @manypkg/get-packages
@angular-devkit/build-angular @opentelemetry/exporter-zipkin is-node-process randomfill is-relative
spawn-command babel-plugin-styled-components node-libs-browser lodash.difference
@csstools/media-query-list-parser @mongodb-js/saslprep d3-chord @changesets/types endent generate-function
@chakra-ui/react lmdb pvtsutils @commitlint/parse @react-native-community/cli-platform-android zen-observable
@opentelemetry/instrumentation-mysql2 @ckeditor/ckeditor5-link phin @stylistic/eslint-plugin toformat
framesync buffer-fill javascript-stringify @ckeditor/ckeditor5-list @graphql-tools/optimize
@formatjs/fast-memoize @inquirer/checkbox jsc-safe-url prosemirror-dropcursor embla-carousel-react
@tiptap/extension-text @commitlint/ensure prosemirror-tables @esbuild/win32-x64 is-absolute find-my-way
html-void-elements @tiptap/extension-document @tanstack/virtual-core @ckeditor/ckeditor5-heading
@graphql-tools/graphql-tag-pluck prosemirror-gapcursor path-dirname https @jsonjoy.com/util jssha
builtin-status-codes consolidate rehype-stringify react-player @sinonjs/samsam @radix-ui/react-navigation-menu
xmldom postcss-custom-media map-stream async-exit-hook @babel/helper-define-polyfill-provider
@react-stately/collections sync-request @codemirror/lint @lezer/common humanize-ms level
@ckeditor/ckeditor5-image linkifyjs @algolia/client-search eslint-plugin-html @wdio/types stream
@octokit/plugin-retry @types/escodegen into-stream c12 mermaid memory-pager pause @react-aria/overlays
micromark-extension-gfm-tagfilter @vitejs/plugin-basic-ssl jmespath gaze @semantic-release/changelog
google-libphonenumber hls.js crowd-pulse-web-ui rc-picker @prisma/debug @google-cloud/common hookable
@commitlint/message jsrsasign babel-plugin-module-resolver serialport @react-native-community/cli-tools
tree-dump parchment rc-steps dottie @google-cloud/logging @ckeditor/ckeditor5-table @scure/bip32 cropperjs
load-script i18next-http-backend @babel/plugin-syntax-export-namespace-from di @react-native-community/cli
@sigstore/core init-package-json co-body babel-plugin-transform-es2015-destructuring is-root
@types/cookie-parser safe-json-stringify babel-plugin-syntax-jsx @openzeppelin/contracts vite-plugin-svgr
cronstrue @types/bn.js is-network-error react-native-web walk topojson-client webcrypto-core kareem micro
react-syntax-highlighter @ckeditor/ckeditor5-indent conventional-changelog-eslint check-types
@opentelemetry/instrumentation-hapi fbjs-css-vars @ckeditor/ckeditor5-block-quote @tufjs/models
eslint-plugin-es @ckeditor/ckeditor5-autoformat @vitejs/plugin-react-swc javascript-natural-sort optimism
custom-event refractor turbo-linux-64 @types/d3-path usehooks-ts @types/http-proxy @tanstack/table-core
@scure/base sockjs-client @commitlint/rules @radix-ui/number teanager cz-conventional-changelog
@googlemaps/js-api-loader qjobs websocket treeverse coa @rollup/rollup-win32-x64-msvc cls-hooked es6-promisify
npm-registry-fetch @google-cloud/pubsub dnd-core msgpackr-extract tweetnacl-util lodash.isempty acertea
react-smooth lodash.set rylie babel-plugin-transform-async-to-generator
@opentelemetry/exporter-trace-otlp-proto @fast-csv/parse @sqltools/formatter @kwsites/file-exists propagate
goober @types/readable-stream anakjalanan @sigstore/verify @dnd-kit/modifiers animate.css ts-node-dev
text-segmentation @types/d3 @microsoft/api-extractor @opentelemetry/instrumentation-connect node-watch
babel-plugin-transform-es2015-parameters subarg @ljharb/through @ckeditor/ckeditor5-editor-classic
@firebase/auth console.table @ngtools/webpack @types/istanbul-lib-report grapheme-splitter
@types/cookie-session @storybook/addons @pnpm/network.ca-file rambda hyperdyperid @storybook/builder-vite
@ckeditor/ckeditor5-paste-from-office webpackbar xregexp pvutils devalue ultron relay-runtime
@ngx-translate/core conventional-changelog-atom @tiptap/react harmony-reflect railroad-diagrams tarn
@jsonjoy.com/json-pack react-spring @hapi/bourne rc-mentions @fast-csv/format @radix-ui/react-hover-card
@socket.io/component-emitter css-in-js-utils @actions/exec typedarray.prototype.slice @types/stack-utils
conventional-changelog-jquery karma-coverage @fortawesome/fontawesome-common-types
conventional-changelog-jshint fastify-plugin conventional-changelog-ember conventional-changelog-codemirror
conventional-changelog-express @commitlint/is-ignored blob-util @vue/babel-plugin-jsx @react-stately/toggle
bintrees extract-files glob-promise @ckeditor/ckeditor5-core lodash.omit exec-sh convert-hrtime
@volar/language-core recharts-scale parse-git-config emojilib xml-crypto secure-compare jshint is-unc-path
@humanfs/node @humanfs/core nitroteh gulp-sourcemaps @radix-ui/react-separator tiny-inflate
@react-types/button stream-to-array canvg typanion @juggle/resize-observer unquote wkx @rollup/plugin-alias
@fortawesome/free-brands-svg-icons @hapi/boom @storybook/core-webpack @graphql-tools/executor @nestjs/cli
loglevel-plugin-prefix next-auth p-throttle @formatjs/icu-skeleton-parser lowlight humanize-duration
discord-api-types popmotion @pnpm/config.env-replace cross-inspect babel-traverse unicode-trie
parse-link-header unfetch randomstring zx get-own-enumerable-property-symbols notistack
babel-plugin-transform-es2015-spread @types/range-parser mkdirp-classic globjoin @commitlint/execute-rule
@tiptap/extension-list-item @sentry-internal/browser-utils @commitlint/resolve-extends @lit/reactive-element
babel-plugin-transform-es2015-classes @algolia/client-common get-port-please dom-serialize
string.prototype.padend @monaco-editor/react @ethersproject/abstract-provider seq-queue prosemirror-markdown
nanospinner string-natural-compare @mdx-js/mdx apexcharts walkdir @isaacs/ttlcache @ckeditor/ckeditor5-ui
@volar/typescript turndown eol platform keccak @graphql-tools/executor-http @kwsites/promise-deferred
@react-native/babel-preset parse-conflict-json find-up-simple tinymce portscanner utf8
@graphql-tools/batch-execute @tweenjs/tween.js @eslint/core mpath @urql/core mdast-util-mdx simple-plist
@react-native-community/cli-platform-ios @ckeditor/ckeditor5-media-embed
babel-plugin-transform-es2015-arrow-functions multistream @solana/spl-token rehype-parse
@ethersproject/transactions @aws-sdk/client-sns array.prototype.reduce is-electron @types/retry
@react-navigation/native-stack @tiptap/extension-bold @graphql-tools/import
@graphql-codegen/typed-document-node @types/whatwg-url omggif @react-navigation/bottom-tabs
babel-plugin-transform-typescript-metadata browser-or-node babel-plugin-transform-es2015-block-scoping
@react-native/codegen @tiptap/extension-horizontal-rule redis-commands jsondiffpatch grunt-cli byte-size
hey-listen event-lite d3-voronoi @react-aria/button ps-tree @phenomnomnominal/tsquery
@firebase/database-compat gulp-sass connect-redis @rushstack/ts-command-line @slack/types @types/estree-jsx
@prisma/instrumentation @azure/core-http-compat @yarnpkg/fslib es6-set @vue/language-core sort-object-keys
babel-plugin-transform-es2015-template-literals @nestjs/typeorm @types/d3-ease node-mocks-http @types/doctrine
@expo/vector-icons objectorarray eslint-config-turbo filename-reserved-regex
babel-plugin-transform-es2015-shorthand-properties parse-headers @tiptap/extension-history lodash.isobject
deepmerge-ts js-md4 @tiptap/extension-heading swagger-parser @koa/cors detect-port-alt plur babel-preset-react
lazy-cache @stripe/react-stripe-js babel-code-frame @inquirer/password @napi-rs/wasm-runtime
@firebase/firestore @parcel/watcher-linux-x64-glibc prosemirror-schema-basic @tiptap/extension-bullet-list
promise-call-limit mem-fs @cucumber/cucumber @img/sharp-libvips-linux-x64 @sentry-internal/replay
@react-types/overlays strip-comments babel-plugin-transform-es2015-unicode-regex lowdb postcss-selector-not
@angular-eslint/eslint-plugin muggle-string @tiptap/extension-italic rc-image react-hotkeys-hook
@graphql-codegen/client-preset babel-plugin-transform-es2015-function-name @types/google.maps
eslint-plugin-sonarjs @types/d3-selection pbf replace-in-file cpu-features postcss-custom-selectors tempfile
flagged-respawn @ethersproject/constants babel-plugin-transform-es2015-sticky-regex @ckeditor/ckeditor5-upload
@fastify/error lodash.union babel-plugin-transform-es2015-for-of @tiptap/extension-ordered-list xhr2
@aws-sdk/client-cognito-identity-provider parse5-parser-stream
babel-plugin-transform-es2015-computed-properties eslint-plugin-playwright postgres-range @mui/styles
array-timsort mississippi @open-draft/deferred-promise vscode-languageclient parse-github-url
@react-stately/overlays crelt @types/parse-json scroll-into-view-if-needed @datadog/pprof node-rsa json2mq
from babel-plugin-transform-es2015-literals @rollup/rollup-darwin-arm64 flush-write-stream gulp-cli
stream-json @rollup/plugin-inject ext babel-plugin-transform-es2015-object-super is-url-superb
capture-stack-trace parse-srcset encoding-sniffer @apollo/server fined lru-memoizer ag-grid-community
@zkochan/js-yaml hast-util-to-jsx-runtime to-arraybuffer @vanilla-extract/css stream-transform
@salesforce/sf-plugins-core babel-plugin-transform-es2015-block-scoped-functions app-module-path
@storybook/client-logger postcss-opacity-percentage @codemirror/lang-javascript @biomejs/biome
eslint-plugin-jsonc @tiptap/extension-hard-break oidc-token-hash camelize promise-all-reject-late
babel-plugin-check-es2015-constants postcss-pseudo-class-any-link yazl decompress-targz worker-farm
@slack/logger babel-plugin-import @mapbox/point-geometry @types/hoist-non-react-statics lodash.assign video.js
@types/pako @types/d3-timer to-buffer @npmcli/name-from-folder sha1 @commitlint/config-validator resolve-pkg
@wry/context @nx/workspace ace-builds @vitest/mocker vaul find-babel-config
@angular-eslint/eslint-plugin-template just-diff-apply @aws-sdk/client-cloudformation @tufjs/canonical-json
postcss-focus-visible @aws-sdk/client-sfn @commitlint/to-lines react-tabs ember-cli-htmlbars eslint-plugin-yml
vee-validate uniqid systemjs json-stringify-nice @tiptap/extension-placeholder node-modules-regexp
@nx/nx-linux-x64-gnu @jsonjoy.com/base64 @tiptap/extension-underline babel-preset-stage-1 postcss-font-variant
pbplus-member-sdk @firebase/auth-interop-types @prisma/engines @opentelemetry/instrumentation-fs @vercel/nft
aws-lambda p-event postcss-attribute-case-insensitive postcss-color-hex-alpha direction
css-select-base-adapter babel-plugin-transform-es2015-typeof-symbol eslint-import-resolver-webpack
normalize-wheel expo-constants tdigest postcss-dir-pseudo-class verum-cli @redis/client uniq
@aws-sdk/client-kms periscopic @types/methods @prisma/get-platform @tiptap/extension-dropcursor escope
@types/statuses babel-preset-stage-3 store2 rlp passport-oauth2 @tiptap/extension-strike ndjson
postcss-focus-within find-node-modules postcss-replace-overflow-wrap @types/bunyan @hapi/hapi
@radix-ui/react-context-menu coveralls @types/pg-pool pkginfo fast-json-patch css-has-pseudo workbox-build
scule value-or-promise is-base64 @prisma/generator-helper postcss-page-break lighthouse css-blank-pseudo
eslint-plugin-react-native-globals @ethersproject/keccak256 postcss-color-rebeccapurple
@turf/boolean-point-in-polygon react-responsive @datadog/native-iast-rewriter libmime stylus-loader
@turf/bearing yeoman-environment juice @volar/source-map env-cmd @babel/standalone @storybook/react-vite
eslint-plugin-mocha find-replace micromark-extension-mdxjs lodash.map decompress-unzip
inquirer-checkbox-plus-prompt bull json-loader @vitejs/plugin-vue-jsx strong-log-transformer @nx/eslint
@angular-eslint/template-parser @vue/eslint-config-typescript toposort-class nuxt @mapbox/unitbezier
@turf/area mem-fs-editor prettier-plugin-packagejson @firebase/messaging chevrotain css-box-model enquire.js
potpack cytoscape postcss-color-functional-notation array-find-index @opentelemetry/instrumentation-grpc
retry-as-promised @parcel/plugin @esbuild/aix-ppc64 discontinuous-range @tiptap/extension-bubble-menu
@firebase/firestore-types password-prompt ext-name jest-extended point-in-polygon rollup-plugin-dts
postcss-values-parser browser-sync @swc-node/register dns-equal @internationalized/number yjs perfect-debounce
postcss-media-minmax babel-plugin-syntax-async-functions postcss-logical hermes-profile-transformer cssdb
vue-style-loader pdfkit jsdoc vscode-nls hook-std parallel-transform named-placeholders @commitlint/top-level
fontkit @types/normalize-package-data @storybook/react-docgen-typescript-plugin @esbuild/darwin-x64
@ethereumjs/tx postcss-image-set-function @next/bundle-analyzer @react-spring/core
@ckeditor/ckeditor5-cloud-services react-aria blessed uglify-to-browserify async-listen workbox-core smob
@ethersproject/networks postcss-gap-properties postcss-place postcss-overflow-shorthand
@ckeditor/ckeditor5-utils postcss-lab-function crc @tiptap/extension-code postcss-double-position-gradients
shx css-prefers-color-scheme babel-plugin-transform-es2015-duplicate-keys primeicons json-schema-to-ts
@prisma/fetch-engine unbzip2-stream bullmq xmlbuilder2 watch jest-junit defined @datadog/native-appsec
@ckeditor/ckeditor5-font d3-collection invert-kv eslint-plugin-jest-dom @ethersproject/strings postcss-initial
pino-http @radix-ui/react-toggle @opentelemetry/redis-common @webpack-cli/serve qrcode.react @types/koa
cachedir tiny-async-pool babel-plugin-transform-strict-mode eslint-plugin-markdown @ethersproject/hash
@codemirror/search openapi-typescript wordwrapjs selenium-webdriver @ant-design/react-slick
@ethersproject/units @graphql-tools/executor-graphql-ws dexie log workbox-routing style-value-types
lodash.uniqby @tiptap/extension-blockquote @sentry/opentelemetry @types/stylis @ethersproject/properties
pg-numeric css-to-react-native react-resizable-panels tcp-port-used @types/jasmine
@react-native/dev-middleware rc-input buildcheck @types/webpack-env right-align @react-native/assets-registry
@opentelemetry/instrumentation-amqplib @react-native/js-polyfills @pnpm/types @rushstack/terminal
@angular-devkit/build-webpack zrender @types/papaparse @swc/cli rc-textarea @tiptap/extension-text-style
geojson-vt jest-canvas-mock ent workbox-strategies @tiptap/extension-gapcursor @tiptap/extension-code-block
react-query omit.js pprof-format @types/js-cookie octokit hot-shots @types/diff unicode-properties shellwords
p-map-series ahooks @types/html-minifier-terser cwd clean-regexp promzard mquery parse-cache-control
rc-virtual-list workbox-precaching babel-plugin-transform-es2015-modules-umd esbuild-loader p-pipe glob-stream
abitype conventional-commit-types leveldown lib0 graphql-scalars speakingurl @algolia/requester-node-http
@ckeditor/ckeditor5-alignment @types/d3-time-format sort-keys-length @react-navigation/stack node-jose
table-layout @mapbox/tiny-sdf iferr preferred-pm uid2 read-chunk time-span stack-generator stream-each
babel-plugin-transform-es2015-modules-amd markdown-it-anchor encoding-japanese detect-file find-file-up
@datadog/native-metrics cyclist koa-logger jss growl @types/jsonfile email-validator
@opentelemetry/instrumentation-generic-pool sanitize.css @alifd/next parse5-html-rewriting-stream
vue-hot-reload-api eslint-rule-composer @turf/point-to-line-distance capture-exit
@datadog/native-iast-taint-tracking @react-native/gradle-plugin sequelize-pool karma-jasmine-html-reporter
@zip.js/zip.js @metamask/utils wmf @firebase/app-check-interop-types @isaacs/string-locale-compare @actions/io
uncrypto dotenv-flow @tiptap/extension-image @react-types/checkbox eslint-plugin-import-x stream-chain
@types/d3-scale-chromatic @one-ini/wasm @algolia/requester-browser-xhr
@opentelemetry/auto-instrumentations-node @types/three p-wait-for unstorage @ckeditor/ckeditor5-engine growly
vue-class-component @redocly/openapi-core @mapbox/vector-tile @expo/config cookie-es @firebase/storage
@effect/schema truncate-utf8-bytes eslint-plugin-es-x workbox-expiration strip-literal @supabase/supabase-js
workbox-window sinon-chai @firebase/functions react-quill import-cwd @graphql-tools/apollo-engine-loader
check-disk-space @ethersproject/logger utf8-byte-length tcomb meros @radix-ui/react-toggle-group react-tooltip
router detect-browser babel-preset-fbjs expo-status-bar parse5-sax-parser @react-stately/list
babel-plugin-syntax-object-rest-spread @types/aria-query @ethersproject/wallet syntax-error
@ant-design/cssinjs workbox-cacheable-response signedsource eslint-plugin-tailwindcss git-log-parser rfc4648
@types/xml2js parseuri soap micromark-extension-mdx-jsx @datadog/browser-rum os-name @panva/hkdf posthtml ow
ts-md5 amdefine yoctocolors prettier-eslint dc-polyfill @prisma/engines-version geckodriver
@react-native/virtualized-lists load-tsconfig primeng @inquirer/rawlist
babel-plugin-transform-es2015-modules-systemjs nice-napi react-onclickoutside @esbuild/win32-arm64 rarerteat
typed-assert vscode-json-languageservice multiparty redux-logger any-observable
@types/conventional-commits-parser @react-native-community/cli-server-api node-cleanup
@trivago/prettier-plugin-sort-imports wonka ssh2-sftp-client getopts @langchain/core decompress-tar strip-dirs
gm run-queue @storybook/channels libnpmpublish eventsource-parser happy-dom @mui/base @ckeditor/ckeditor5-undo
solc es-aggregate-error @types/argparse @img/sharp-linuxmusl-x64 eslint-import-resolver-alias
@bundled-es-modules/statuses redux-mock-store string-env-interpolation properties-reader
@opentelemetry/sql-common child-process-promise neverthrow react-hot-loader svg-pathdata
@microsoft/tsdoc-config @kubernetes/client-node lexical workbox-background-sync cssfilter
workbox-range-requests @react-spring/shared langchain http-status workbox-navigation-preload require-relative
element-resize-detector @nestjs/schedule lodash.chunk pdfmake konva workbox-google-analytics
uglifyjs-webpack-plugin @remix-run/node tehtehteh @mantine/hooks github-username is-path-in-cwd
@whatwg-node/events @aws-sdk/client-eventbridge object.defaults workbox-streams ckeditor5 @firebase/analytics
koa-body recompose @types/yauzl estree-util-visit @react-aria/label gulplog to-readable-stream parse-gitignore
rc-overflow @react-native/metro-babel-transformer @firebase/installations workbox-broadcast-update
decompress-tarbz2 p-memoize browser-resolve node-plop sitemap @react-spring/animated url-pattern parseqs
@lukeed/uuid tlds @module-federation/sdk @cloudflare/kv-asset-handler strip-bom-string @types/md5
fontfaceobserver @kurkle/color remedial word d3-sankey babel-helper-replace-supers express-fileupload
json-schema-to-typescript friendly-errors-webpack-plugin @react-spring/types color2k
stylelint-config-recommended-scss web-namespaces enzyme-shallow-equal expo-splash-screen @yarnpkg/libzip
url-to-options @turf/clone abstract-logging babel-helper-define-map @codemirror/lang-json csv-generate
@dnd-kit/accessibility babel-helper-regex pad-right @react-native/community-cli-plugin
@rollup/rollup-darwin-x64 istextorbinary @storybook/node-logger murmurhash-js draft-js app-root-dir
@npmcli/metavuln-calculator babel-helper-hoist-variables tlhunter-sorted-set radix3 @fullcalendar/daygrid
sorted-array-functions multihashes aws-amplify read-package-up is-decimal @ethersproject/signing-key
@react-stately/tree @fontsource/roboto postcss-env-function @react-native/debugger-frontend es6-shim
sql-formatter @graphql-tools/git-loader babel-helper-call-delegate dijkstrajs vue-property-decorator to-array
babel-helper-function-name png-js react-native-device-info @graphql-tools/github-loader is-ip is-alphabetical
@expo/spawn-async @ethereumjs/common @tybys/wasm-util @parcel/watcher-linux-x64-musl kva-email-service
@aws-sdk/client-ses @turf/length react-infinite-scroll-component react-spinners @aws-cdk/cloud-assembly-schema
@types/webidl-conversions rc-segmented koalas @graphql-tools/documents object-treeify
@ckeditor/ckeditor5-adapter-ckfinder rate-limiter-flexible case set-immediate-shim is-object
eslint-plugin-ft-flow tty-table @react-aria/selection body-scroll-lock
@opentelemetry/instrumentation-dataloader scrypt-js @mantine/core workbox-sw glogg
@radix-ui/react-aspect-ratio @capacitor/core cloneable-readable @opentelemetry/instrumentation-undici
oas-validator nerf-dart @esbuild/linux-arm encoding-down @firebase/auth-types re-resizable
@graphql-codegen/gql-tag-operations @walletconnect/types react-calendar fetch-retry is-alphanumerical ts-mixer
@use-gesture/react @es-joy/jsdoccomment @types/eslint-scope compute-scroll-into-view @angular/platform-server
@turf/centroid @firebase/performance react-grid-layout @esbuild/linux-ia32 long-timeout
@graphql-tools/executor-legacy-ws smol-toml generic-names @inquirer/editor web3-eve-cli @esbuild/win32-ia32
ng-packagr es6-weak-map @types/async-retry ol @types/google-protobuf is-valid-path spawn-sync @types/q
micromark-extension-mdx-expression round-number-cli ksni-technical-test dotenv-webpack
react-random-number-generator @esbuild/sunos-x64 @storybook/preset-react-webpack drizzle-orm
@esbuild/netbsd-x64 @types/hammerjs @aws-sdk/middleware-endpoint-discovery getos @contentful/rich-text-types
slide @firebase/remote-config @polymer/polymer properties @esbuild/linux-s390x react-virtualized
hast-util-from-parse5 @esbuild/openbsd-x64 @esbuild/linux-ppc64 jasmine is-hexadecimal
@bundled-es-modules/cookie http-terminator @esbuild/freebsd-x64 @storybook/types @esbuild/linux-riscv64
futoin-hkdf mochawesome @types/sinon @esbuild/linux-mips64el @esbuild/android-arm64 @esbuild/android-x64
@esbuild/freebsd-arm64 slashes orderedmap change-case-all react-cookie babel-helper-get-function-arity
koa-send js-md5 @sentry/cli-linux-x64 @backstage/backend-plugin-api hono fs-exists-sync @fullcalendar/core
ssh2-streams @radix-ui/colors @opentelemetry/otlp-grpc-exporter-base ai httpreq
@babel/plugin-transform-regexp-modifiers chainsaw postcss-cli systeminformation @nrwl/workspace
@ckeditor/ckeditor5-easy-image @react-aria/textfield strip-ansi-cjs semver-truncate fast-text-encoding
@zxing/text-encoding response-iterator watchify ant-design-vue convict btuyen-btn-events boarding_pass_mint
vinyl-file @types/prismjs web-worker webpack-log mocha-junit-reporter cbor @react-aria/menu os-filter-obj
git-hooks-list gulp-if sparkles libnpmaccess @octokit/webhooks @sentry/nextjs ordered-binary
@react-aria/listbox rehackt @react-stately/radio @react-aria/dialog spawndamnit @anthropic-ai/sdk
@ckeditor/ckeditor5-ckfinder winston-daily-rotate-file json-stringify-pretty-compact acorn-loose bitcoinjs-lib
@types/pluralize seed-random @ngx-translate/http-loader crossws babel-plugin-transform-runtime @trpc/server
@microsoft/api-extractor-model tryer stacktrace-gps lodash.castarray ionicons @exodus/schemasafe
@mapbox/jsonlint-lines-primitives lodash.foreach use-latest vt-pbf @csstools/postcss-text-decoration-shorthand
@angular/localize @types/ejs @sentry/tracing number-extrarandom-cli match-sorter markdown-extensions
embla-carousel @types/d3-zoom @ngrx/store server-only csv-writer module-alias @datadog/sketches-js
@types/d3-format react-stately js-sha512 unenv @img/sharp-libvips-linuxmusl-x64 string-convert
@react-native/babel-plugin-codegen unimport babel-plugin-add-module-exports @manypkg/find-root
@ardatan/sync-fetch @antfu/install-pkg js-string-escape @types/scheduler babel-plugin-syntax-class-properties
@opentelemetry/instrumentation-lru-memoizer mdast-util-definitions remove-trailing-spaces @tiptap/suggestion
@vueuse/metadata human-id package-manager-detector skin-tone @module-federation/runtime @types/bluebird
postcss-sorting js2xmlparser babel-plugin-transform-exponentiation-operator protocol-buffers-schema
merge-options gulp-uglify expo-font rc9 express-rate-limit flux crypto-randomuuid redux-actions
validate.io-function jwk-to-pem @wdio/utils @storybook/core-common svg.select.js @types/styled-system xstate
@swc-node/core lodash.keys reactcss @types/d3-transition @react-native-community/cli-debugger-ui listhen
webrtc-adapter is-type-of slate-history @nuxtjs/opencollective css-mediaquery @vue/eslint-config-prettier
blueimp-md5 select2 hast-util-to-estree make-event-props reactflow new-github-release-url hoopy tv4
simple-update-notifier @adraffy/ens-normalize @chromatic-com/storybook @types/chrome parents
@datadog/browser-core @react-spring/rafz short-unique-id @babel/regjsgen gunzip-maybe yeast @turf/circle
vite-plugin-checker @graphql-tools/prisma-loader @inquirer/expand bip32 @vitest/ui
@react-native-community/cli-config @discordjs/collection @parcel/utils prettier-plugin-organize-imports
glob-watcher @ckeditor/ckeditor5-select-all @emnapi/core @azure/keyvault-keys rollup-plugin-node-polyfills
@react-aria/checkbox nano-css web3-eth-abi @sec-ant/readable-stream pidusage dependency-tree
unicode-emoji-modifier-base babel-plugin-const-enum precinct memoizerific dtrace-provider
@cucumber/cucumber-expressions xxhash-wasm classcat micromark-extension-mdx-md allure-js-commons
@storybook/react-webpack5 @changesets/get-release-plan compression-webpack-plugin @turf/bbox-polygon
unist-util-remove-position semaphore uncontrollable node-nats-streaming @react-stately/menu chalk-animation
valibot @open-draft/logger @walletconnect/utils component-type remeda @types/d3-dsv ext-list weak-lru-cache
unist-builder macos-release kuler @sentry/babel-plugin-component-annotate contentful hast-util-raw dfa
is-property @cosmjs/proto-signing @types/markdown-it async-done @swc-node/sourcemap-support windows-release
@sinonjs/text-encoding prosemirror-menu datadog-metrics @lit-labs/ssr-dom-shim @react-native-community/netinfo
micromark-extension-mdxjs-esm root-check rc-animate @fastify/static rgbcolor docker-compose
@tiptap/extension-floating-menu eslint-plugin-deprecation vite-plugin-inspect mjml pusher-js bonjour
proxyquire material-colors @react-native-community/cli-types @xstate/fsm
babel-plugin-transform-export-extensions sugarss find-yarn-workspace-root2 style-mod expo-file-system
@lexical/react jquery-ui @changesets/git @changesets/read @pnpm/error @rc-component/trigger
prism-react-renderer gitconfiglocal @turf/destination array-differ blakejs @codemirror/theme-one-dark
@csstools/postcss-cascade-layers known-css-properties prosemirror-collab rtl-detect
unist-util-position-from-estree @dual-bundle/import-meta-resolve lodash.deburr @nuxt/schema is-nan libqp
dom-walk @cosmjs/stargate @wry/caches editions now-and-later @rollup/rollup-linux-arm64-gnu native-duplexpair
@ckeditor/ckeditor5-widget depcheck libsodium @react-types/menu computeds node-environment-flags redlock
which-pm postcss-less postcss-html thunkify qr.js markdown-it-emoji @types/connect-history-api-fallback
spark-md5 apollo-link tsc-alias tsyringe @aws-sdk/util-utf8-browser envify use-latest-callback
@uiw/react-codemirror node-ipc min-document isbot iron-webcrypto micromark-factory-mdx-expression
@octokit/auth-app i18next-fs-backend svg.js reserved-words rtl-css-js @aws-sdk/middleware-signing ftp sha3
react-virtuoso dogapi @types/eslint__js object.omit require-dir @shikijs/core swagger-client titleize
clear-module eslint-plugin-compat @sentry/bundler-plugin-core @octokit/auth-oauth-device stacktracey libbase64
eslint-plugin-tsdoc webdriver keytar graphql-tools @react-navigation/core @oclif/plugin-not-found iterall
is-subdir @module-federation/enhanced js-sdsl @peculiar/json-schema requireg @ethereumjs/util
@turf/line-intersect rrweb jsbarcode stat-mode @aws-sdk/endpoint-cache autosize eta js-tiktoken globule
http-link-header @nx/jest promise.allsettled highcharts better-path-resolve scuid csrf resolve-global
@react-google-maps/api @rollup/rollup-linux-arm64-musl @redis/json @react-stately/combobox
buffer-indexof-polyfill index-to-position parse-svg-path react-highlight-words lottie-react
@cucumber/html-formatter resolve-pathname @ai-sdk/provider @react-stately/checkbox @nestjs/mongoose
hast-util-from-html babelify date-now @types/lodash.debounce treeify @react-aria/switch thread-loader as-table
hyperlinker @react-stately/datepicker estree-util-to-js currently-unhandled stylelint-prettier
metro-react-native-babel-preset arraybuffer.slice @react-aria/radio @wdio/config @stoplight/json
@nestjs/terminus @wdio/reporter postman-request @tiptap/extension-highlight @turf/along executable liquidjs
reftools micromark-util-events-to-acorn pdf-parse md5-file serve env-ci ts-deepmerge swc-loader scmp
@ai-sdk/provider-utils @nx/nx-linux-x64-musl @salesforce/core react-router-redux @webpack-cli/info
@types/d3-drag @changesets/config @wdio/protocols @npmcli/promise-spawn eslint-config-standard-jsx gulp-concat
@ethersproject/web @mdi/font react-leaflet @commander-js/extra-typings @react-stately/tabs immutability-helper
vinyl-sourcemaps-apply babel-plugin-transform-decorators imagemin react-side-effect oas-resolver
csscolorparser @kamilkisiela/fast-url-parser asynciterator.prototype workbox-recipes
micromark-extension-frontmatter babel-helper-remap-async-to-generator del-cli @mapbox/whoots-js gonzales-pe
rc-trigger isomorphic-dompurify react-feather @babel/plugin-syntax-export-default-from @turf/rhumb-bearing
typed-query-selector expo-modules-core @langchain/openai victory-vendor express-http-proxy keycloak-js
write-json-file react-focus-lock markdown-it-container exenv mark.js @storybook/addon-onboarding
@firebase/app-compat @react-types/grid @intlify/shared merge-refs babel-messages @trpc/client
spawn-error-forwarder path-match extendable-error indexes-of react-resize-detector require-package-name
@redis/search @jimp/utils bootstrap-icons @types/tinycolor2 postcss-url @lexical/utils heap-js
@algolia/client-analytics file-system-cache userhome @google-cloud/precise-date @sendgrid/mail string-format
@casl/ability num2fraction is-function @types/file-saver @turf/nearest-point-on-line ansicolors gh-pages
fetch-cookie stringstream xxhashjs bin-check @turf/projection @angular-eslint/bundled-angular-compiler
@algolia/cache-common await-to-js @types/compression lodash.clonedeepwith ansis native-promise-only pony-cause
@react-types/select @types/cross-spawn web3-core @types/web-bluetooth @opentelemetry/instrumentation-kafkajs
fault html-to-image walk-sync @webpack-cli/configtest @turf/intersect jayson @npmcli/query mapbox-gl
stackblur-canvas passport-http postcss-browser-comments rx-lite-aggregates @tiptap/extension-text-align
detective hawk ag-grid-react @ethersproject/rlp progress-stream babel-plugin-syntax-exponentiation-operator
@types/d3-hierarchy @nestjs/websockets style-inject @cosmjs/encoding @react-aria/datepicker use-composed-ref
@ckeditor/ckeditor5-horizontal-line @remix-run/server-runtime @babel/runtime-corejs2 use-deep-compare-effect
eslint-plugin-regexp dagre ansi react-native-modal @turf/buffer rollup-plugin-copy
@msgpackr-extract/msgpackr-extract-linux-x64 react-ace wildcard-match generate-object-property validate.js dot
@react-aria/link uid-safe read-only-stream is-invalid-path hast-util-to-text @types/sanitize-html
@cosmjs/amino fd-package-json @fullcalendar/interaction posthtml-parser openapi-sampler
@cucumber/tag-expressions csv-parser @react-stately/select @firebase/storage-types enzyme-adapter-react-16
js-levenshtein @types/d3-axis unload @changesets/logger gulp-clean-css fast-json-parse @radix-ui/react-menubar
html-url-attributes @types/ssh2 tailwind-variants @ant-design/icons-svg @react-navigation/elements
applicationinsights is64bit system-architecture node-xlsx pug-error @types/react-test-renderer
@react-stately/form babel-plugin-syntax-decorators @types/big.js @firebase/webchannel-wrapper
undertaker-registry @changesets/assemble-release-plan babel-helper-vue-jsx-merge-props vfile-location
@nestjs/graphql cssfontparser @fullcalendar/timegrid use-resize-observer howler @react-stately/slider
@algolia/transporter dropzone @opentelemetry/instrumentation-aws-sdk tiny-glob vue-component-type-helpers
restructure @types/serve-index tcomb-validation css-selector-parser clone-regexp
@opentelemetry/instrumentation-winston get-pkg-repo apollo-upload-client estree-util-build-jsx should-type
postcss-simple-vars coffeescript @redis/time-series moo-color @react-aria/live-announcer proggy
@rollup/rollup-linux-s390x-gnu @stdlib/utils-define-nonenumerable-read-only-property @firebase/app-check
fetch-mock diacritics @monaco-editor/loader chromedriver @rollup/rollup-linux-powerpc64le-gnu
`;
