export default definePageConfig({ navigationBarTitleText: '线索和反映', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
