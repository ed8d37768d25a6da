/**
 * Classes that Keras builds from a configuration by itself, and that compute and nothing else: those of the public API
 * of Keras 3.15.1 (`dir()` of layers, optimizers, losses, metrics, initializers, regularizers, constraints, quantizers,
 * dtype_policies, random and schedules), and those of Keras 1 and 2 that are gone since. Left out are the ones that
 * run code or open files: `Lambda`, `TFSMLayer`, `TorchModuleWrapper`, `JaxLayer`, `FlaxLayer`, `TFOpLambda`,
 * `TensorFlowOpLayer`.
 */
export const KERAS_CLASSES: ReadonlySet<string> = new Set(
  (
    "AUC AWQConfig AWQDTypePolicy AbsMaxQuantizer AbstractRNNCell Accuracy Activation ActivityRegularization Adadelta " +
    "Adafactor Adagrad Adam AdamW Adamax AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D " +
    "AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D Add AdditiveAttention AlphaDropout " +
    "AtrousConvolution1D AtrousConvolution2D Attention AugMix AutoContrast Average AveragePooling1D AveragePooling2D " +
    "AveragePooling3D AvgPool1D AvgPool2D AvgPool3D BatchNormalization BatchNormalizationV1 BatchNormalizationV2 " +
    "Bidirectional BinaryAccuracy BinaryCrossentropy BinaryFocalCrossentropy BinaryIoU CTC CategoricalAccuracy " +
    "CategoricalCrossentropy CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy CategoricalHinge " +
    "CategoryEncoding CenterCrop Circle ClassMethod Concatenate ConcordanceCorrelation Constant ConstantV2 Constraint " +
    "ContrastLimitedAdaptiveHistogramEqualization Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D " +
    "Conv3DTranspose ConvLSTM1D ConvLSTM2D ConvLSTM3D ConvLSTMCell Convolution1D Convolution1DTranspose Convolution2D " +
    "Convolution2DTranspose Convolution3D Convolution3DTranspose CosineDecay CosineDecayRestarts CosineSimilarity " +
    "Cropping1D Cropping2D Cropping3D CuDNNGRU CuDNNLSTM CutMix DTypePolicy DTypePolicyMap Deconvolution2D " +
    "Deconvolution3D Dense DenseFeatures DepthwiseConv1D DepthwiseConv2D Dice Discretization Dot Dropout ELU " +
    "EinsumDense Embedding Equalization ExponentialDecay F1Score FBetaScore FalseNegatives FalsePositives Flatten " +
    "Float8QuantizationConfig FloatDTypePolicy Ftrl Function Functional GPTQConfig GPTQDTypePolicy GRU GRUCell GRUV2 " +
    "GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D " +
    "GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D " +
    "GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlorotNormal GlorotUniform GlorotUniformV2 " +
    "GroupNormalization GroupQueryAttention HashedCrossing Hashing HeNormal HeUniform Highway Hinge Huber Identity " +
    "IdentityInitializer Initializer InputLayer InputSpec InstanceMethod InstanceProperty Int4DTypePolicy " +
    "Int4QuantizationConfig Int8QuantizationConfig IntegerLookup InverseTimeDecay IoU KLDivergence KerasTensor L1 " +
    "L1L2 L2 LSTM LSTMCell LSTMV2 Lamb Layer LayerNormalization LeakyReLU LearningRateSchedule LecunNormal " +
    "LecunUniform LinearCosineDecay Lion ListWrapper LocallyConnected1D LocallyConnected2D LogCosh LogCoshError Loss " +
    "LossScaleOptimizer Masking MaxNorm MaxNumBoundingBoxes MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D " +
    "MaxPooling3D Maximum MaxoutDense Mean MeanAbsoluteError MeanAbsolutePercentageError MeanIoU MeanMetricWrapper " +
    "MeanRelativeError MeanSquaredError MeanSquaredLogarithmicError MeanTensor MelSpectrogram Merge Metric MinMaxNorm " +
    "Minimum MixUp Model MultiHeadAttention MultiOptimizer Multiply Muon Nadam NoisyLinearCosineDecay NonNeg " +
    "Normalization OneHotIoU OneHotMeanIoU Ones OnesV2 Operation Optimizer OptimizerMap Orthogonal " +
    "OrthogonalInitializer OrthogonalRegularizer PReLU PearsonCorrelation Permute PiecewiseConstantDecay Pipeline " +
    "Poisson Policy PolicyV1 PolynomialDecay Precision PrecisionAtRecall QuantizationConfig QuantizedDTypePolicy " +
    "QuantizedFloat8DTypePolicy Quantizer R2Score RMSNormalization RMSprop RNN RandAugment RandomBrightness " +
    "RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop RandomElasticTransform RandomErasing " +
    "RandomFlip RandomFourierFeatures RandomGaussianBlur RandomGrayscale RandomHeight RandomHue RandomInvert " +
    "RandomNormal RandomNormalV2 RandomPerspective RandomPosterization RandomRotation RandomSaturation " +
    "RandomSharpness RandomShear RandomTranslation RandomUniform RandomUniformV2 RandomWidth RandomZoom ReLU ReLU6 " +
    "Recall RecallAtPrecision Regularizer RepeatVector Rescaling Reshape Resizing ReversibleEmbedding " +
    "RootMeanSquaredError SGD SGDW STFT STFTInitializer STFTSpectrogram ScheduleFreeAdamW SeedGenerator " +
    "SensitivityAtSpecificity SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D " +
    "Sequential SimpleRNN SimpleRNNCell SlicingOpLambda Softmax Solarization SparseCategoricalAccuracy " +
    "SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy SpatialDropout1D SpatialDropout2D SpatialDropout3D " +
    "SpecificityAtSensitivity SpectralNormalization SquaredHinge StackedRNNCells StringLookup Subtract Sum " +
    "SyncBatchNormalization TensorShape TensorSpec TextVectorization ThresholdedReLU TimeDistributed " +
    "TimeDistributedDense TopKCategoricalAccuracy TrueNegatives TruePositives TruncatedNormal TruncatedNormalV2 " +
    "Tversky TypeSpec UnitNorm UnitNormalization UpSampling1D UpSampling2D UpSampling3D VarianceScaling " +
    "VarianceScalingV2 Wrapper ZeroPadding1D ZeroPadding2D ZeroPadding3D Zeros ZerosV2 constant glorot_normal " +
    "glorot_uniform he_normal he_uniform identity l1 l1_l2 l2 lecun_normal lecun_uniform max_norm min_max_norm " +
    "non_neg ones orthogonal orthogonal_regularizer random_normal random_uniform stft truncated_normal unit_norm " +
    "variance_scaling zeros"
  ).split(" "),
);
