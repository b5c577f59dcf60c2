export default definePageConfig({ navigationBarTitleText: '制度和节假日', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
